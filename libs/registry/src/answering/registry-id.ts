/** The injection token of the registry's id. */
export const REGISTRY_ID = Symbol('registry id')
