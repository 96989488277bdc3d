import type { AskContext } from '#bus'
import type { Idempotency } from '#contracts'

/** A command without an Idempotency-Key has its question's id as one: the bus can deliver a question again. */
export function onceOnly<C extends { idempotency?: Idempotency }>(command: C, { id, isDirect }: AskContext): C {
  return isDirect || command.idempotency
    ? command
    : { ...command, idempotency: { key: `question ${id}`, bodyHash: id } }
}
