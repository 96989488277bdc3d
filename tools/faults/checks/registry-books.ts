import { hostOf, registryIds, type RegistryId, type RegistryService } from '#contracts'

/** Where a registry's own tables are: in the database of the service that hosts it, civil status in a schema apart. */
export const registryBooks: readonly { registry: RegistryId; host: RegistryService; schema: string }[] =
  registryIds.map((registry) => ({
    registry,
    host: hostOf(registry),
    schema: registry === hostOf(registry) ? 'public' : 'civil_status',
  }))
