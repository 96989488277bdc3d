import type { InputError, State } from '#contracts'
import type { Clock } from '../ports.js'
import type { StateRecord } from './state-channel.js'

/** What every entry of a state topic has; `type` and `key` together name it. */
export interface StateEntry {
  type?: string
  key: string
  /** Grows with each change. */
  version: number
}

/** Where an owner writes its state topic. */
export interface StateWriter {
  publish(topic: string, records: StateRecord[]): Promise<void>
  beat(topic: string, at: number): Promise<void>
}

/** The name of an entry within its topic. */
export function entryName({ type, key }: Pick<StateEntry, 'type' | 'key'>): string {
  return type === undefined ? key : `${type}/${key}`
}

const beatEveryMs = 1000

/** The owner's side of a state topic. */
export class StateOwner<E extends StateEntry> {
  private beating: NodeJS.Timeout | undefined

  constructor(
    private readonly contract: State<E>,
    private readonly writer: StateWriter,
    private readonly check: (value: unknown) => InputError[],
    private readonly clock: Clock,
  ) {}

  /** Spreads new states of entries; settles when they are durable. Throws `TypeError` for one that is not valid. */
  async publish(entries: E[]): Promise<void> {
    const records = entries.map((entry) => {
      const text = JSON.stringify(entry)
      const [error] = this.check(JSON.parse(text))
      if (error) throw new TypeError(`The state of ${entryName(entry)} is not valid at ${error.path}.`)
      return { key: entryName(entry), version: entry.version, text }
    })
    await this.writer.publish(this.contract.topic, records)
  }

  /** Spreads that entries are gone; `version` is greater than that of their last state. */
  async remove(entries: StateEntry[]): Promise<void> {
    const records = entries.map((entry) => ({ key: entryName(entry), version: entry.version, text: undefined }))
    await this.writer.publish(this.contract.topic, records)
  }

  /** Spreads everything from the owner's database: at start, and whenever a topic is to be rebuilt. Then beats. */
  async republish(entries: E[]): Promise<void> {
    await this.publish(entries)
    await this.beat()
    this.beating ??= setInterval(() => void this.beat().catch(() => undefined), beatEveryMs)
  }

  /** Tells that the owner lives; every second after {@link republish}. */
  async beat(): Promise<void> {
    await this.writer.beat(this.contract.topic, this.clock.now().getTime())
  }

  stop(): void {
    clearInterval(this.beating)
    this.beating = undefined
  }
}
