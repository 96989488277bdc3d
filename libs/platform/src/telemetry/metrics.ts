import { collectDefaultMetrics, Registry } from 'prom-client'

/** The numbers of one process, as Prometheus reads them. */
export function createMetrics(service: string): Registry {
  const registry = new Registry()
  registry.setDefaultLabels({ service })
  collectDefaultMetrics({ register: registry })
  return registry
}
