/** How hard a system is driven: so many requests in flight, or so many a second whatever happens (open loop). */
export type Level =
  { kind: 'inFlight'; inFlight: number } | { kind: 'openLoop'; perSecond: number; name?: RelativeLevel['name'] }

/** An open loop at so many times what the system did at 64 in flight. */
export interface RelativeLevel {
  kind: 'ofCapacity'
  times: number
  name: typeof halfLoad | typeof overload
}

/** The level a system's capacity is read from. */
export const busy = '64 in flight'

export const halfLoad = 'half of its capacity'
export const overload = 'overload (4 × its capacity)'

/** The levels of every section, in the order they are driven. */
export const levels: readonly (Level | RelativeLevel)[] = [
  { kind: 'inFlight', inFlight: 1 },
  { kind: 'inFlight', inFlight: 16 },
  { kind: 'inFlight', inFlight: 64 },
  { kind: 'inFlight', inFlight: 256 },
  { kind: 'ofCapacity', times: 0.5, name: halfLoad },
  { kind: 'ofCapacity', times: 4, name: overload },
]

/** The level's name in tables and in the JSON. */
export function nameOf(level: Level | RelativeLevel): string {
  if (level.kind === 'inFlight') return `${level.inFlight} in flight`
  return level.name ?? (level.kind === 'openLoop' ? `${level.perSecond}/s open loop` : '')
}

/** The level as it is driven; undefined where it is relative to a capacity nobody measured. */
export function resolveLevel(level: Level | RelativeLevel, capacity: number | undefined): Level | undefined {
  if (level.kind !== 'ofCapacity') return level
  if (!capacity) return undefined
  return { kind: 'openLoop', perSecond: Math.max(1, Math.round(capacity * level.times)), name: level.name }
}

/**
 * Every contender is driven so long before its first level: until the code of services, clients and broker is compiled,
 * a prefill costs three times what it costs afterwards, and a cold ceiling would flatter every ratio to it.
 */
export const warmUp = { level: { kind: 'inFlight', inFlight: 64 } satisfies Level, seconds: 12 }
