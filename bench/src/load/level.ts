/** How hard a system is driven: so many requests in flight, or so many a second whatever happens (open loop). */
export type Level = { kind: 'inFlight'; inFlight: number } | { kind: 'openLoop'; perSecond: number }

/** The levels of every section, weakest first. */
export const levels: readonly Level[] = [
  { kind: 'inFlight', inFlight: 1 },
  { kind: 'inFlight', inFlight: 16 },
  { kind: 'inFlight', inFlight: 64 },
  { kind: 'inFlight', inFlight: 256 },
  { kind: 'openLoop', perSecond: 200 },
]

/** The level's name in tables and in the JSON. */
export function nameOf(level: Level): string {
  return level.kind === 'inFlight' ? `${level.inFlight} in flight` : `${level.perSecond}/s open loop`
}

/**
 * Every contender is driven so long before its first level: until the code of services, clients and broker is compiled,
 * a prefill costs three times what it costs afterwards, and a cold ceiling would flatter every ratio to it.
 */
export const warmUp = { level: { kind: 'inFlight', inFlight: 64 } satisfies Level, seconds: 12 }
