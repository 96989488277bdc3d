import type { DataSource, EntityManager, EntitySubscriberInterface, QueryRunner, TransactionCommitEvent } from 'typeorm'
import { v7 } from 'uuid'
import type { Facts, InputError, MessageClass, State } from '#contracts'
import type { StateRecord } from '../state/state-channel.js'
import type { Tracing } from '../tracing/tracing.js'
import { hashOf } from './hash.js'

/** Shards of an outbox: rows of one key are in one shard, and one relay publishes a shard. */
export const outboxShards = 16

/** All states of a service are in one shard, so that they are spread in the order of their transactions. */
const shardOfStates = 0

/** Records facts in the transaction they belong to; the relay publishes them after it committed. */
export class Outbox implements EntitySubscriberInterface {
  private readonly recording = new WeakSet<QueryRunner>()

  constructor(
    private readonly validate: (type: MessageClass) => (value: unknown) => InputError[],
    private readonly tracing: Tracing,
    private readonly onCommit: () => void,
  ) {}

  /** Learns of commits, so that the relay is woken after one that recorded facts, never before. */
  watch(dataSource: DataSource): void {
    dataSource.subscribers.push(this)
  }

  /**
   * Records a fact within `tx`; it is published if and only if the transaction commits, in the order of its key. `key`
   * is an id, never derived from a personal id. Throws `TypeError` for a fact that does not fit its contract.
   */
  async record<F extends object>(tx: EntityManager, contract: Facts<F>, key: string, fact: F): Promise<void> {
    const text = JSON.stringify(fact)
    const errors = this.validate(contract.fact)(JSON.parse(text))
    if (errors[0]) throw new TypeError(`A fact for ${contract.topic} is not valid at ${errors[0].path}.`)
    await tx.query('insert into outbox (id, shard, topic, key, fact, traceparent) values ($1, $2, $3, $4, $5, $6)', [
      v7(),
      hashOf(key) % outboxShards,
      contract.topic,
      key,
      text,
      this.tracing.current ?? null,
    ])
    if (tx.queryRunner) this.recording.add(tx.queryRunner)
  }

  /** Records states of a topic's entries within `tx`; whoever changes the same entry waits for its end. */
  async recordStates(tx: EntityManager, contract: State<object>, records: readonly StateRecord[]): Promise<void> {
    if (records.length === 0) return
    await tx.query(
      `insert into outbox (id, shard, topic, key, version, fact)
       select id, ${shardOfStates}, $1, key, version, coalesce(to_jsonb(text), 'null'::jsonb)
       from unnest($2::uuid[], $3::text[], $4::bigint[], $5::text[]) with ordinality as t (id, key, version, text, at)
       order by at`,
      [
        contract.topic,
        records.map(() => v7()),
        records.map(({ key }) => key),
        records.map(({ version }) => version),
        records.map(({ text }) => text ?? null),
      ],
    )
    if (tx.queryRunner) this.recording.add(tx.queryRunner)
  }

  /** Tells the relay that facts were committed in a way the outbox cannot see. */
  nudge(): void {
    this.onCommit()
  }

  afterTransactionCommit({ queryRunner }: TransactionCommitEvent): void {
    if (queryRunner && this.recording.delete(queryRunner)) this.onCommit()
  }
}
