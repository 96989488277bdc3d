import type { Socket } from 'node:net'

/** Milliseconds another side may say nothing at all after something was written to it. */
export const silentAfterMs = 8000

/**
 * Destroys a connection whose other side says nothing for `afterMs` after something was written: half-open, as behind a
 * gateway that forgot it, where no word ever comes and no error either. For protocols in which every request has an
 * answer (PostgreSQL, Kafka). Whoever waits learns of a lost connection, and the next one is made anew; without this both
 * clients would use the dead one for ever. Takes effect at the latest after twice the time.
 */
export function endSilence(socket: Socket, afterMs = silentAfterMs): void {
  const write = socket.write.bind(socket) as (...parts: unknown[]) => boolean
  let timer: NodeJS.Timeout | undefined
  let saidMore = false
  const watch = () => {
    const heard = socket.bytesRead
    saidMore = false
    timer = setTimeout(() => {
      timer = undefined
      if (socket.bytesRead === heard) socket.destroy(new Error('Connection terminated: the other side is silent.'))
      else if (saidMore) watch()
    }, afterMs).unref()
  }
  socket.write = ((...parts: unknown[]) => {
    saidMore = true
    if (!timer) watch()
    return write(...parts)
  }) as Socket['write']
  socket.once('close', () => clearTimeout(timer))
}
