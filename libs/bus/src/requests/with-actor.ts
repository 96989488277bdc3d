import { signInNeeded, type Actor } from '#contracts'
import type { AskContext } from '../envelope.js'

/** The context of a question somebody asks. */
export type ActorContext = AskContext & { actor: Actor }

/** The context of a question, with its actor. A contract for people lets none without one through. */
export function withActor(context: AskContext): ActorContext {
  const { actor } = context
  if (!actor) throw signInNeeded()
  return { ...context, actor }
}
