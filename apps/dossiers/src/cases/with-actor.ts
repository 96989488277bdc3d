import { DomainError, type Actor } from '#contracts'
import type { AskContext } from '#platform'

/** Every question about a dossier has somebody who asks it. */
export function withActor(context: AskContext): AskContext & { actor: Actor } {
  if (!context.actor) {
    throw new DomainError('unauthenticated', 'sign_in_needed', { vi: 'Hãy đăng nhập.', en: 'Sign in.' })
  }
  return { ...context, actor: context.actor }
}
