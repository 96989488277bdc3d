/** The injection token of the registry's id. */
export const REGISTRY_ID = Symbol('registry id')

/** The injection token of the schema a registry's tables are in: the facts' transaction is the service's. */
export const REGISTRY_SCHEMA = Symbol('registry schema')
