import { setTimeout as pause } from 'node:timers/promises'

/** Milliseconds a busy broker is asked again, and between two tries. */
const patience = 30_000
const pauseBetween = 250

/** The broker does not know yet what it was asked for. */
export class NotKnownYet extends Error {}

/**
 * Errors of the protocol that pass by themselves while a broker starts, is busy or elects leaders; of several brokers one
 * may not have heard yet of a topic another has just made.
 */
const passingTypes = [
  'LEADER_NOT_AVAILABLE',
  'NOT_LEADER_FOR_PARTITION',
  'NOT_CONTROLLER',
  'REQUEST_TIMED_OUT',
  'UNKNOWN_TOPIC_OR_PARTITION',
]

interface KafkaError {
  name?: string
  type?: string
  cause?: unknown
  errors?: unknown[]
}

/** Does the work, again while the broker is busy or elects leaders; throws any other failure, and one that lasts 30 s. */
export async function onceSettled<T>(work: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + patience
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!passes(error) || performance.now() > deadline) throw error
    }
    await pause(pauseBetween)
  }
}

function passes(error: unknown): boolean {
  if (error instanceof NotKnownYet) return true
  const { name, type = '', cause, errors = [] } = (error ?? {}) as KafkaError
  if (name === 'KafkaJSRequestTimeoutError' || passingTypes.includes(type)) return true
  return [cause, ...errors].some((inner) => inner !== undefined && inner !== error && passes(inner))
}
