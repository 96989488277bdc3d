import { Counter, Gauge, Histogram, Registry, type Metric } from 'prom-client'

/** Everything the bus counts, in one service's registry. */
export class BusMetrics {
  /** Asks as their askers saw them, in seconds; `outcome` is `ok` or the error's code. */
  readonly asks = this.histogram('bus_ask_seconds', 'Asks by pattern and outcome', ['pattern', 'outcome'])
  readonly answers = this.histogram('bus_answer_seconds', 'Questions answered, by pattern and outcome', [
    'pattern',
    'outcome',
  ])
  readonly hedges = this.counter('bus_hedges_total', 'Second copies sent within the budget', ['service'])
  readonly resends = this.counter('bus_resends_total', 'Copies sent because a partition fell silent', ['service'])
  readonly suspects = this.gauge('bus_suspect_partitions', 'Partitions that are silent', ['service'])
  readonly expired = this.counter('bus_expired_total', 'Questions dropped after their deadline', ['pattern'])
  readonly duplicates = this.counter('bus_duplicates_total', 'Copies of a question already known', ['pattern'])
  readonly poison = this.counter('bus_poison_total', 'Messages that could not be understood', ['topic', 'reason'])
  readonly unstored = this.counter('bus_poison_unstored_total', 'Poison beyond the rows of a minute', ['topic'])
  readonly parked = this.counter('bus_parked_keys_total', 'Keys parked after five tries', ['topic', 'group'])
  readonly heard = this.counter('bus_events_heard_total', 'Events that took effect', ['topic', 'group'])
  readonly eventLag = this.histogram('bus_event_lag_seconds', 'From the outbox row to its effect', ['topic', 'group'])
  readonly outbox = this.gauge('bus_outbox_rows', 'Rows seen waiting by the relay', [])
  readonly readFailures = this.counter('bus_read_failures_total', 'Batches a reader could not read', ['reader'])
  readonly lostTopics = this.counter('bus_topics_lost_total', 'Topics the broker did not have any more', ['topic'])
  readonly rebuilds = this.counter('bus_reader_rebuilds_total', 'Readers built anew after a crash or silence', [
    'reader',
  ])

  constructor(private readonly registry: Registry = new Registry()) {}

  private histogram(name: string, help: string, labelNames: string[]): Histogram {
    const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]
    return this.once(name, () => new Histogram({ name, help, labelNames, buckets, registers: [this.registry] }))
  }

  private counter(name: string, help: string, labelNames: string[]): Counter {
    return this.once(name, () => new Counter({ name, help, labelNames, registers: [this.registry] }))
  }

  private gauge(name: string, help: string, labelNames: string[]): Gauge {
    return this.once(name, () => new Gauge({ name, help, labelNames, registers: [this.registry] }))
  }

  private once<M extends Metric>(name: string, make: () => M): M {
    return (this.registry.getSingleMetric(name) as M | undefined) ?? make()
  }
}
