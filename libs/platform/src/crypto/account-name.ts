import { createHash } from 'node:crypto'
import { accountOf, type Actor } from '#contracts'

/** An account as pages and colleagues name it: the same for every sign-in of the account, and nothing can be read from it. */
export function accountNameOf(actor: Pick<Actor, 'issuer' | 'subject'>): string {
  return createHash('sha256').update(accountOf(actor)).digest('base64url').slice(0, 22)
}
