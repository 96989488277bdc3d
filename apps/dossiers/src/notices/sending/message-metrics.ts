import { Counter, Gauge, type Registry } from 'prom-client'

/** How many messages were tried by channel and outcome, and how many wait; nothing of whom or what about. */
export function messageMetrics(registry: Registry): { tries: Counter; waiting: Gauge } {
  return {
    tries:
      (registry.getSingleMetric('dossiers_messages_tried_total') as Counter | undefined) ??
      new Counter({
        name: 'dossiers_messages_tried_total',
        help: 'Messages to people tried, by channel and outcome',
        labelNames: ['channel', 'outcome'],
        registers: [registry],
      }),
    waiting:
      (registry.getSingleMetric('dossiers_messages_waiting') as Gauge | undefined) ??
      new Gauge({
        name: 'dossiers_messages_waiting',
        help: 'Messages to people that wait to be sent, by channel',
        labelNames: ['channel'],
        registers: [registry],
      }),
  }
}
