import type { BusKind, SystemOptions } from './system.js'

interface BusCase {
  bus: BusKind
  options: SystemOptions
}

const brokers = process.env['MOTLAN_TEST_KAFKA']?.split(',')

/** Both transports a story runs on; Kafka only where the run has a broker (see the note the run begins with). */
export const buses: BusCase[] = [
  { bus: 'local', options: { bus: 'local' } },
  ...(brokers ? [{ bus: 'kafka' as const, options: { bus: 'kafka' as const, brokers } }] : []),
]

/** A story that makes sense on Kafka only. */
export const describeOnKafka = brokers ? describe : describe.skip

/** The run's brokers. */
export function kafkaBrokers(): string[] {
  if (!brokers) throw new Error('This run has no Kafka.')
  return brokers
}
