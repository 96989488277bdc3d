import type { Producer } from 'kafkajs'
import { inTime, TookTooLong } from './waiting/in-time.js'

/** Calls that fail one after another while the broker answers others: the client is broken for good. */
const brokenAfter = 3

/** What a {@link SteadyClient} works with. */
export interface SteadyClientParts<Client> {
  create(): Client
  /** Settles when the broker answers. */
  reachBroker(): Promise<unknown>
  /** Milliseconds, longer than one call may take: kafkajs waits for something that never comes then. */
  outcomeWithinMs: number
  /** Failures of this very client, which say nothing about the broker; a call without an outcome always is one. */
  isOutlived?(error: unknown): boolean
}

/**
 * A producer of kafkajs that is replaced when it is of no use any more: one that lost its last broker may
 * fail at every call from then on, without a line in the log, and some calls never have an outcome. What was sent without
 * an outcome may still arrive: who reads must know a message that comes twice.
 */
export class SteadyClient<Client extends Pick<Producer, 'connect' | 'disconnect'>> {
  private client: Client | undefined
  private failures = 0
  private replacing: Promise<void> | undefined
  /** Calls of each client that have no outcome yet. */
  private readonly underWay = new Map<Client, number>()

  constructor(private readonly parts: SteadyClientParts<Client>) {}

  async connect(): Promise<void> {
    this.client = this.parts.create()
    await this.client.connect()
  }

  async disconnect(): Promise<void> {
    await this.client?.disconnect().catch(() => undefined)
  }

  /** Rejects with what kafkajs says, or with {@link TookTooLong}; the next call may be the first of another client. */
  async use<Outcome>(work: (client: Client) => Promise<Outcome>): Promise<Outcome> {
    const { client } = this
    if (!client) throw new Error('The client is not connected.')
    this.underWay.set(client, (this.underWay.get(client) ?? 0) + 1)
    try {
      const outcome = await inTime(this.parts.outcomeWithinMs, work(client))
      this.failures = 0
      return outcome
    } catch (error) {
      if (client === this.client) await this.judge(client, error)
      throw error
    } finally {
      this.leave(client)
    }
  }

  /** Whether the failure was of the client that had it, so that it says nothing about the broker. */
  isOutlived(error: unknown): boolean {
    return error instanceof TookTooLong || (this.parts.isOutlived?.(error) ?? false)
  }

  private async judge(client: Client, error: unknown): Promise<void> {
    this.failures++
    if (this.isOutlived(error)) await this.replace(client)
    else if (this.failures >= brokenAfter) {
      void this.parts.reachBroker().then(
        () => this.replace(client),
        () => undefined,
      )
    }
  }

  private async replace(broken: Client): Promise<void> {
    if (broken !== this.client) return
    this.replacing ??= this.takeAnother(broken).finally(() => (this.replacing = undefined))
    await this.replacing
  }

  /** The other one is used once it is connected: before that each call would fail. One that does not connect is given up. */
  private async takeAnother(broken: Client): Promise<void> {
    const fresh = this.parts.create()
    const isConnected = await inTime(this.parts.outcomeWithinMs, fresh.connect()).then(
      () => true,
      () => false,
    )
    this.failures = 0
    if (isConnected) this.client = fresh
    const left = isConnected ? broken : fresh
    if (!this.underWay.has(left)) void left.disconnect().catch(() => undefined)
  }

  /** A client that was replaced goes when the last of its calls has ended: to disconnect would break off the others. */
  private leave(client: Client): void {
    const others = (this.underWay.get(client) ?? 1) - 1
    if (others > 0) this.underWay.set(client, others)
    else this.underWay.delete(client)
    if (others === 0 && client !== this.client) void client.disconnect().catch(() => undefined)
  }
}

/** kafkajs never forgets a topic a producer once sent to; when it is gone, none of its metadata can be read. */
export function topicIsGone(error: unknown): boolean {
  const { type, cause } = error as { type?: string; cause?: unknown }
  return type === 'UNKNOWN_TOPIC_OR_PARTITION' || (cause instanceof Error && topicIsGone(cause))
}
