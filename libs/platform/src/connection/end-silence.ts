import type { Socket } from 'node:net'

/** Milliseconds another side may say nothing at all after something was written to it. */
export const silentAfterMs = 8000

/**
 * Destroys a connection whose other side says nothing for `afterMs` after something was written: half-open, as behind a
 * gateway that forgot it, where no word ever comes and no error either. For protocols in which every request has an
 * answer (PostgreSQL, Kafka). Whoever waits learns of a lost connection, and the next one is made anew; without this both
 * clients would use the dead one for ever.
 */
export function endSilence(socket: Socket, afterMs = silentAfterMs): void {
  const write = socket.write.bind(socket) as (...parts: unknown[]) => boolean
  let timer: NodeJS.Timeout | undefined
  let unanswered: { since: number; heard: number } | undefined
  const look = () => {
    timer = undefined
    if (unanswered === undefined || socket.bytesRead !== unanswered.heard) return
    const left = unanswered.since + afterMs - performance.now()
    if (left > 0) timer = setTimeout(look, left).unref()
    else socket.destroy(new Error('Connection terminated: the other side is silent.'))
  }
  socket.write = (...parts: unknown[]) => {
    const heard = socket.bytesRead
    if (unanswered?.heard !== heard) unanswered = { since: performance.now(), heard }
    timer ??= setTimeout(look, afterMs).unref()
    return write(...parts)
  }
  socket.once('close', () => clearTimeout(timer))
}
