import type { ServiceName } from '#contracts'
import { askedRegistries } from '../sizes.js'

/** How the services are spread over processes. */
export interface Topology {
  key: 'a-apart' | 'a-centre' | 'd'
  title: string
  bus: 'kafka' | 'local'
  /** In the order they start. */
  processes: readonly (readonly ServiceName[])[]
}

const centre = ['catalog', 'exchange', 'dossiers', 'gateway'] as const satisfies ServiceName[]

/** Every service its own process, over Kafka. */
export const apart: Topology = {
  key: 'a-apart',
  title: 'all apart',
  bus: 'kafka',
  processes: [...askedRegistries, ...centre].map((service) => [service]),
}

/** The same with a second instance of the exchange. */
export const withTwoExchanges: Topology = {
  ...apart,
  title: 'all apart, two exchanges',
  processes: [...apart.processes, ['exchange']],
}

/** The centre in one process, the askedRegistries apart, over Kafka: the usual deployment. */
export const together: Topology = {
  key: 'a-centre',
  title: 'centre in one process',
  bus: 'kafka',
  processes: [...askedRegistries.map((service) => [service]), centre],
}

/** Everything in one process on the local bus. */
export const allInOne: Topology = {
  key: 'd',
  title: 'local bus',
  bus: 'local',
  processes: [[...centre, ...askedRegistries]],
}

/** What a process is called in the figures. */
export function processName(services: readonly ServiceName[]): string {
  if (services.length === 1) return services[0] ?? ''
  return services.length === centre.length ? 'centre' : 'all-in-one'
}
