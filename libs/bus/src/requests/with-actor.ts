import { signInNeeded, type Actor } from '#contracts'
import type { AskContext } from '../envelope.js'

/** The context of a question somebody asks. A contract for people lets none without an actor through. */
export function withActor(context: AskContext): AskContext & { actor: Actor } {
  const { actor } = context
  if (!actor) throw signInNeeded()
  return { ...context, actor }
}
