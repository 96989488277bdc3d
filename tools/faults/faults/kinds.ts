/** Everything that can be done to the system; `--faults` chooses among them. */
export const faultKinds = [
  'kill',
  'term',
  'pause',
  'broker-pause',
  'broker-kill',
  'broker-restart',
  'broker-emptied',
  'database-kill',
  'database-restart',
  'slow',
  'slow-registries',
  'frozen',
  'half-open',
  'cut',
  'duplicates',
  'replay',
  'poison',
  'clock',
  'lies',
  'disk',
] as const
export type FaultKind = (typeof faultKinds)[number]
