/** Every service that has a name on the bus. */
export const serviceNames = [
  'gateway',
  'identity',
  'catalog',
  'exchange',
  'dossiers',
  'population',
  'tax',
  'land',
] as const

export type ServiceName = (typeof serviceNames)[number]

/** The services that host registries; each hosts the one of its own name. */
export const registryServices = ['population', 'tax', 'land'] as const satisfies readonly ServiceName[]

export type RegistryService = (typeof registryServices)[number]

/** The registries of this system. Civil status is one of its own, hosted beside population in a schema of its own. */
export const registryIds = [...registryServices, 'civil-status'] as const

export type RegistryId = (typeof registryIds)[number]

/** The service that hosts a registry: it is asked, and it signs. */
export function hostOf(id: RegistryId): RegistryService {
  return id === 'civil-status' ? 'population' : id
}

/** Whether a registry of the catalogue has a service that answers look-ups. */
export function isConnected(registry: string | undefined): registry is RegistryId {
  return registryIds.some((id) => id === registry)
}
