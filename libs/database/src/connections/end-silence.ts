import type { Socket } from 'node:net'

/** Milliseconds another side may say nothing at all after something was written to it. */
export const silentAfterMs = 8000

/** A process that was held up itself reads what lies there before it judges. */
const lastLookMs = 250

/**
 * Destroys a connection whose other side says nothing for `afterMs` after something was written: half-open, as behind a
 * gateway that forgot it, where no word ever comes and no error either. For protocols in which every request has an
 * answer (PostgreSQL, Kafka) and work that answers within that time. Whoever waits learns of a lost connection, and the
 * next one is made anew; without this both clients would use the dead one for ever. Takes a socket that connects already,
 * or one that will (its `connect` puts `write` back, so the watch begins then).
 */
export function endSilence(socket: Socket, afterMs = silentAfterMs): void {
  if (socket.pending && !socket.connecting) socket.once('connect', () => watch(socket, afterMs))
  else watch(socket, afterMs)
}

/** When a connection was written to last and all of it answered; nothing while something is unanswered. */
type IdleSince = () => number | undefined

const watched = new Map<Socket, IdleSince>()

function watch(socket: Socket, afterMs: number): void {
  const write = socket.write.bind(socket) as (...parts: unknown[]) => boolean
  let timer: NodeJS.Timeout | undefined
  let wroteAt = performance.now()
  let unanswered: { since: number; heard: number; isLastLook: boolean } | undefined
  const look = () => {
    timer = undefined
    if (unanswered === undefined || socket.bytesRead !== unanswered.heard) return
    const left = unanswered.since + afterMs - performance.now()
    if (left <= 0 && unanswered.isLastLook) return endWithIdle(socket, unanswered.since)
    unanswered.isLastLook = left <= 0
    timer = setTimeout(look, left > 0 ? left : lastLookMs).unref()
  }
  socket.write = (...parts: unknown[]) => {
    const heard = socket.bytesRead
    wroteAt = performance.now()
    if (unanswered?.heard !== heard) unanswered = { since: wroteAt, heard, isLastLook: false }
    timer ??= setTimeout(look, afterMs).unref()
    return write(...parts)
  }
  watched.set(socket, () => (unanswered?.heard === socket.bytesRead ? undefined : wroteAt))
  socket.once('close', () => {
    clearTimeout(timer)
    watched.delete(socket)
  })
}

/**
 * Ends a silent connection, and with it those to the same place that were idle all that time: what forgot the one forgot
 * them too, and each would be found out only by its own next user, who waits for it anew. Along a chain of services
 * that adds up. An idle one that was well costs a reconnection.
 */
function endWithIdle(silent: Socket, since: number): void {
  const place = placeOf(silent)
  const idle = [...watched].filter(([socket, idleSince]) => {
    const from = socket === silent ? undefined : idleSince()
    return from !== undefined && from < since && placeOf(socket) === place
  })
  for (const socket of [silent, ...idle.map(([each]) => each)]) {
    socket.destroy(new Error('Connection terminated: the other side is silent.'))
  }
}

function placeOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress} ${remotePort}`
}
