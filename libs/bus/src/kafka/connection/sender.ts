import { setTimeout as pause } from 'node:timers/promises'
import type { IHeaders, Producer } from 'kafkajs'
import type { SteadyClient } from './steady-client.js'

/** One message for one partition of one topic, worth sending until it expires. */
export interface Outgoing {
  topic: string
  partition: number
  headers: IHeaders
  value: Buffer
  /** Epoch milliseconds. */
  expires: number
}

const retryAfterMs = 100
/** Bytes of a request: the broker refuses a partition's messages of one request when together they are too large. */
const requestSize = 1_000_000
const slowMs = 1000

/**
 * Sends what one turn of the event loop produced as one request; while `inFlight` requests are under way the next one
 * fills, so that under load requests grow instead of becoming more. What could not be sent is tried again until it
 * expires, topic by topic: a reply topic that is gone must not hold up the others. While nothing can be sent it looks for
 * the broker itself: who asks is refused at once then, so no message would ever find out that the broker is back.
 */
export class Sender {
  private queue: Outgoing[] = []
  private fillers: (() => void)[] = []
  private scheduled = false
  private underWay = 0
  private failingSince: number | undefined
  private isLooking = false
  private isStopped = false
  /** When each request under way was made, oldest first. */
  private readonly sentAt: number[] = []
  private onIdle: (() => void)[] = []

  /** `reachBroker` settles when the broker answers. */
  constructor(
    private readonly producer: SteadyClient<Producer>,
    private readonly reachBroker: () => Promise<unknown>,
    private readonly inFlight = 2,
  ) {}

  async start(): Promise<void> {
    await this.producer.connect()
  }

  /** Milliseconds for which nothing could be sent; 0 while the broker takes messages. */
  get downFor(): number {
    const [oldest = Infinity] = this.sentAt
    const since = this.failingSince ?? (performance.now() - oldest > slowMs ? oldest : undefined)
    return since === undefined ? 0 : performance.now() - since
  }

  send(message: Outgoing): void {
    this.queue.push(message)
    this.schedule()
  }

  /** Calls back just before the next request is made, for messages that gather until then. */
  sendLater(fill: () => void): void {
    this.fillers.push(fill)
    this.schedule()
  }

  /** Sends what is left, or lets it expire, and disconnects. */
  async stop(): Promise<void> {
    this.isStopped = true
    if (this.underWay > 0 || this.isWaiting) await new Promise<void>((resolve) => this.onIdle.push(resolve))
    await this.producer.disconnect()
  }

  private get isWaiting(): boolean {
    return this.queue.length > 0 || this.fillers.length > 0
  }

  private schedule(): void {
    if (this.scheduled || this.underWay >= this.inFlight) return
    this.scheduled = true
    setImmediate(() => {
      this.scheduled = false
      void this.flush()
    })
  }

  private async flush(): Promise<void> {
    for (const fill of this.fillers.splice(0)) fill()
    const messages = this.queue.splice(0, fitting(this.queue))
    if (messages.length === 0) return
    this.underWay++
    if (this.isWaiting) this.schedule()
    await this.deliver(byTopic(messages))
    this.underWay--
    if (this.isWaiting) this.schedule()
    else if (this.underWay === 0) for (const resolve of this.onIdle.splice(0)) resolve()
  }

  private async deliver(topics: Map<string, Outgoing[]>): Promise<void> {
    const topicMessages = [...topics].map(([topic, messages]) => ({ topic, messages }))
    const at = performance.now()
    this.sentAt.push(at)
    try {
      await this.producer.use((producer) => producer.sendBatch({ acks: 1, topicMessages }))
      this.failingSince = undefined
    } catch (error) {
      if (!this.producer.isOutlived(error)) this.fail()
      if (topics.size > 1) await Promise.all([...topics].map((one) => this.deliver(new Map([one]))))
      else this.tryAgain([...topics.values()].flat())
    } finally {
      this.sentAt.splice(this.sentAt.indexOf(at), 1)
    }
  }

  private fail(): void {
    this.failingSince ??= performance.now()
    if (!this.isLooking) void this.lookForBroker()
  }

  private async lookForBroker(): Promise<void> {
    this.isLooking = true
    while (this.failingSince !== undefined && !this.isStopped) {
      await pause(retryAfterMs)
      const answers = await this.reachBroker().then(
        () => true,
        () => false,
      )
      if (answers && !this.isWaiting) this.failingSince = undefined
    }
    this.isLooking = false
  }

  private tryAgain(messages: Outgoing[]): void {
    const rest = messages.filter(({ expires }) => expires > Date.now() + retryAfterMs)
    if (rest.length === 0) return
    this.underWay++
    setTimeout(() => {
      this.underWay--
      this.queue.push(...rest)
      this.schedule()
    }, retryAfterMs)
  }
}

/** How many messages from the beginning make one request; a single one always does. */
function fitting(messages: readonly Outgoing[]): number {
  let size = 0
  const end = messages.findIndex(({ value }, index) => (size += value.length) > requestSize && index > 0)
  return end < 0 ? messages.length : end
}

function byTopic(messages: Outgoing[]): Map<string, Outgoing[]> {
  const topics = new Map<string, Outgoing[]>()
  for (const message of messages) {
    const list = topics.get(message.topic)
    if (list) list.push(message)
    else topics.set(message.topic, [message])
  }
  return topics
}
