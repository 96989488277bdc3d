import { IsString, IsUUID, Matches } from 'class-validator'
import { facts, type Facts } from '../messages/message.js'
import { registryIdPattern, registryServices, type RegistryId, type RegistryService } from '../services.js'

/** A registry would answer a look-up otherwise now; ids only, never whose record it is or what changed. */
export class FactChanged {
  @IsUUID() lookupId: string
  @IsUUID() dossierId: string
  @Matches(registryIdPattern) registry: RegistryId
  @IsString() at: string
}

/** What each service that hosts registries announces of facts that open dossiers rest on. */
export const factChanges = Object.fromEntries(
  registryServices.map((host): [RegistryService, Facts<FactChanged>] => [
    host,
    facts(`${host}.changes.v1`, FactChanged),
  ]),
) as Record<RegistryService, Facts<FactChanged>>
