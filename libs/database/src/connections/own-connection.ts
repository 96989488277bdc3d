import pg from 'pg'
import { patiently } from './limits.js'
import { reach } from './reach.js'

/**
 * A connection of its own, which the caller ends. What runs out of time is tried again: at a start everything begins at
 * once, and the server may answer late. A connection lost later shows at its next statement.
 */
export function ownConnection(settings: pg.ClientConfig): Promise<pg.Client> {
  const reached = reach(settings)
  return patiently(async () => {
    const client = new pg.Client(reached)
    client.on('error', () => undefined)
    await client.connect()
    return client
  })
}
