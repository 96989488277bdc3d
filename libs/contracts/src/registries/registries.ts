import { people, services } from '../messages/access.js'
import { command, query, type Ask } from '../messages/message.js'
import { hostOf, isOwnRegistry, registryIds, type OwnRegistry, type RegistryId } from '../services.js'
import { RegistryReply } from './answers.js'
import {
  ClaimRef,
  ClaimState,
  DecideCorrectionCommand,
  ListCorrections,
  OwnedCorrection,
  OwnedCorrectionPage,
} from './corrections.js'
import { RegistryQuestion } from './questions.js'

/** The questions every registry answers. */
export interface RegistryContract {
  readonly answer: Ask<RegistryQuestion, RegistryReply>
  readonly corrections: Ask<ListCorrections, OwnedCorrectionPage>
  readonly decideCorrection: Ask<DecideCorrectionCommand, OwnedCorrection>
  readonly claim: Ask<ClaimRef, ClaimState>
}

/** Only the ministry that owns the registry; who that is, the registry asks the catalogue. */
const owner = people({ roles: ['ministry'], relations: ['owner'] })

/** The contract of each registry of the source, by its id. */
export const registries = Object.fromEntries(
  registryIds.map((id): [OwnRegistry, RegistryContract] => [id, contractOf(id)]),
) as Record<OwnRegistry, RegistryContract>

const joined = new Map<string, RegistryContract>()

/** The contract of any registry, also of one that joined at run time. */
export function registryContract(id: RegistryId): RegistryContract {
  if (isOwnRegistry(id)) return registries[id]
  const known = joined.get(id) ?? contractOf(id)
  joined.set(id, known)
  return known
}

function contractOf(id: RegistryId): RegistryContract {
  return {
    answer: query(`${prefixOf(id)}.answer.v1`, RegistryQuestion, RegistryReply, services('exchange')),
    corrections: query(`${prefixOf(id)}.owned-corrections.v1`, ListCorrections, OwnedCorrectionPage, owner),
    decideCorrection: command(`${prefixOf(id)}.decide-correction.v1`, DecideCorrectionCommand, OwnedCorrection, owner),
    claim: query(`${prefixOf(id)}.claim.v1`, ClaimRef, ClaimState, services('dossiers')),
  }
}

/** How the patterns of a registry begin: with the name of the service that hosts it. */
export function prefixOf(id: RegistryId): string {
  const host = hostOf(id)
  return host === id || !isOwnRegistry(id)
    ? host
    : `${host}.${id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}`
}
