import type { EntityManager } from 'typeorm'
import type { InputError, State } from '#contracts'
import type { BusDatabase, Clock } from '../ports.js'
import { entryName, type StateEntry, type StateWriter } from '../state/state-channel.js'
import type { Outbox } from './outbox.js'

/** What an owner works with. */
export interface StateOwnerParts<E extends StateEntry> {
  contract: State<E>
  outbox: Outbox
  writer: StateWriter
  database: Pick<BusDatabase, 'query'>
  check: (value: unknown) => InputError[]
  clock: Clock
}

const beatEveryMs = 1000
const lookEveryMs = 50

/**
 * The owner's side of a state topic. Every change is recorded in the transaction that makes it and spread by the relay, in
 * the order of the transactions: it is never committed and not spread, and an older state is never written last.
 */
export class StateOwner<E extends StateEntry> {
  private beating: NodeJS.Timeout | undefined
  private entries = 0
  private count: () => Promise<number> = () => Promise.resolve(0)

  constructor(private readonly parts: StateOwnerParts<E>) {}

  /** Records new states of entries within `tx`. Throws `TypeError` for one that is not valid. */
  async record(tx: EntityManager, entries: E[]): Promise<void> {
    const { outbox, contract, check } = this.parts
    const records = entries.map((entry) => {
      const text = JSON.stringify(entry)
      const [error] = check(JSON.parse(text))
      if (error) throw new TypeError(`The state of ${entryName(entry)} is not valid at ${error.path}.`)
      return { key: entryName(entry), version: entry.version, text }
    })
    await outbox.recordStates(tx, contract, records)
  }

  /** Records that entries are gone; `version` is greater than that of their last state. */
  async remove(tx: EntityManager, entries: StateEntry[]): Promise<void> {
    const records = entries.map((entry) => ({ key: entryName(entry), version: entry.version, text: undefined }))
    await this.parts.outbox.recordStates(tx, this.parts.contract, records)
  }

  /**
   * Waits until everything recorded before is spread; from then on the owner beats every second, and says with each beat how
   * many entries there are. While they cannot be counted, it says the last number.
   */
  async live(count = this.count): Promise<void> {
    this.count = count
    const { database, contract } = this.parts
    const waiting = 'select max(seq)::text as last from outbox where topic = $1 and ($2::bigint is null or seq <= $2)'
    const rest = async (upTo?: string) =>
      (await database.query<{ last: string | null }>(waiting, [contract.topic, upTo ?? null]))[0]?.last ?? undefined
    const last = await rest()
    while (last !== undefined && (await rest(last)) !== undefined) await sleep(lookEveryMs)
    await this.beat()
    this.beating ??= setInterval(() => void this.beat().catch(() => undefined), beatEveryMs)
  }

  /** Calls back when the topic is empty because the broker lost it: everything is to be recorded anew. */
  onLost(refill: () => void): void {
    this.parts.writer.onLost(this.parts.contract.topic, refill)
  }

  stop(): void {
    clearInterval(this.beating)
    this.beating = undefined
  }

  private async beat(): Promise<void> {
    this.entries = await this.count().catch(() => this.entries)
    await this.parts.writer.beat(this.parts.contract.topic, this.parts.clock.now().getTime(), this.entries)
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
