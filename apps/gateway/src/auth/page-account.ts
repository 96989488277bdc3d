import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { accountOf, type Actor } from '#contracts'
import { signedInAsAnother } from '../sessions/session.errors.js'

/** Names the account a page of the portal was opened by. */
const header = 'motlan-account'

/** An account as pages name it: the same for every sign-in of the account, and nothing can be read from it. */
export function pageAccountOf(actor: Pick<Actor, 'issuer' | 'subject'>): string {
  return createHash('sha256').update(accountOf(actor)).digest('base64url').slice(0, 22)
}

/**
 * Throws `signed_in_as_another` where the page was opened by another account than the session is of: somebody else has
 * signed in in the same browser since, and what the page shows and sends is not theirs.
 */
export function assertAccountOfPage({ headers }: Pick<FastifyRequest, 'headers'>, actor: Actor): void {
  const opened = headers[header]
  if (opened !== undefined && opened !== pageAccountOf(actor)) throw signedInAsAnother()
}
