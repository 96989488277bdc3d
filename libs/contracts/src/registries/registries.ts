import { services } from '../messages/access.js'
import { ask, Nothing, type Ask } from '../messages/message.js'
import { Fault } from '../sandbox/outages.js'
import type { RegistryId } from '../services.js'
import { RegistryReply, Taken } from './answers.js'
import { RegistryQuestion } from './questions.js'

/** The questions every registry answers. */
export interface RegistryContract {
  readonly answer: Ask<RegistryQuestion, RegistryReply>
  /** Demo only. */
  readonly setFault: Ask<Fault, Taken>
  /** Demo only. */
  readonly getFault: Ask<Nothing, Fault>
}

/** Each registry's contract by its id. */
export const registries: Record<RegistryId, RegistryContract> = {
  population: registryContract('population'),
  tax: registryContract('tax'),
  land: registryContract('land'),
  'civil-status': registryContract('population.civilStatus'),
}

/** `prefix` begins with the name of the hosting service. */
function registryContract(prefix: string): RegistryContract {
  return {
    answer: ask(`${prefix}.answer.v1`, RegistryQuestion, RegistryReply, services('exchange')),
    setFault: ask(`${prefix}.setFault.v1`, Fault, Taken, services('gateway')),
    getFault: ask(`${prefix}.getFault.v1`, Nothing, Fault, services('gateway')),
  }
}
