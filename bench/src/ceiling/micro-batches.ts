import type { Producer } from 'kafkajs'

/** A message as the ceiling sends it. */
export interface PlainMessage {
  partition: number
  value: Buffer
}

const mostUnderWay = 8

/** Bytes of one topic in one request: a partition's batch must stay below what its topic allows. */
const mostBytes = 1_000_000

/** Produces what one turn of the event loop brought as one request, a few requests at a time. */
export class MicroBatches {
  private queues = new Map<string, PlainMessage[]>()
  private scheduled = false
  private underWay = 0

  constructor(private readonly producer: Producer) {}

  send(topic: string, message: PlainMessage): void {
    const queue = this.queues.get(topic)
    if (queue) queue.push(message)
    else this.queues.set(topic, [message])
    this.schedule()
  }

  private schedule(): void {
    if (this.scheduled || this.underWay >= mostUnderWay) return
    this.scheduled = true
    setImmediate(() => {
      this.scheduled = false
      void this.flush()
    })
  }

  private async flush(): Promise<void> {
    if (this.queues.size === 0) return
    const topicMessages = [...this.queues.keys()].map((topic) => ({ topic, messages: this.take(topic) }))
    this.underWay++
    await this.producer.sendBatch({ acks: 1, topicMessages })
    this.underWay--
    if (this.queues.size > 0) this.schedule()
  }

  /** As many of a topic's messages as one request may hold; the others wait for the next. */
  private take(topic: string): PlainMessage[] {
    const queue = this.queues.get(topic) ?? []
    let bytes = 0
    const fits = queue.findIndex(({ value }) => (bytes += value.length) > mostBytes)
    if (fits < 1) {
      this.queues.delete(topic)
      return queue
    }
    return queue.splice(0, fits)
  }
}
