/** Everything that can be done to the system; `--faults` chooses among them. */
export const faultKinds = [
  'kill',
  'term',
  'pause',
  'broker-pause',
  'broker-kill',
  'broker-restart',
  'database-kill',
  'database-restart',
  'slow',
  'frozen',
  'half-open',
  'cut',
  'duplicates',
  'replay',
  'poison',
  'clock',
  'disk',
] as const
export type FaultKind = (typeof faultKinds)[number]
