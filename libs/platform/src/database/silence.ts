import type { Socket } from 'node:net'
import type pg from 'pg'

/** Milliseconds a server may say nothing while a statement is under way; every question to a service ends earlier. */
export const silentAfterMs = 10_000

/**
 * Ends a connection whose server says nothing while a statement is under way: as behind a gateway that forgot the
 * connection, where no word ever comes and no error either. Whoever waits gets a lost connection; the next is made anew.
 */
export function endSilence(client: pg.Client, isWaiting: () => boolean, afterMs = silentAfterMs): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
  stream.setTimeout(afterMs, () => {
    if (isWaiting()) stream.destroy(new Error('Connection terminated: the server is silent.'))
  })
}
