import { services } from '../messages/access.js'
import { query, type Ask } from '../messages/message.js'
import { hostOf, registryIds, type RegistryId } from '../services.js'
import { RegistryReply } from './answers.js'
import { RegistryQuestion } from './questions.js'

/** The questions every registry answers. */
export interface RegistryContract {
  readonly answer: Ask<RegistryQuestion, RegistryReply>
}

/** Each registry's contract by its id. */
export const registries = Object.fromEntries(
  registryIds.map((id): [RegistryId, RegistryContract] => [
    id,
    { answer: query(`${prefixOf(id)}.answer.v1`, RegistryQuestion, RegistryReply, services('exchange')) },
  ]),
) as Record<RegistryId, RegistryContract>

/** How the patterns of a registry begin: with the name of the service that hosts it. */
export function prefixOf(id: RegistryId): string {
  const host = hostOf(id)
  return host === id ? host : `${host}.${id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}`
}
