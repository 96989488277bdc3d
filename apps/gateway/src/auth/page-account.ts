import type { FastifyRequest } from 'fastify'
import type { Actor } from '#contracts'
import { accountNameOf } from '#platform'
import { signedInAsAnother } from '../sessions/session.errors.js'

/** Names the account a page of the portal was opened by. */
const header = 'motlan-account'

/**
 * Throws `signed_in_as_another` where the page was opened by another account than the session is of: somebody else has
 * signed in in the same browser since, and what the page shows and sends is not theirs.
 */
export function assertAccountOfPage({ headers }: Pick<FastifyRequest, 'headers'>, actor: Actor): void {
  const opened = headers[header]
  if (opened !== undefined && opened !== accountNameOf(actor)) throw signedInAsAnother()
}
