import type { Producer } from 'kafkajs'

/** A message as the ceiling sends it. */
export interface PlainMessage {
  partition: number
  value: Buffer
}

const mostUnderWay = 8

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
    const topicMessages = [...this.queues].map(([topic, messages]) => ({ topic, messages }))
    this.queues = new Map()
    this.underWay++
    await this.producer.sendBatch({ acks: 1, topicMessages })
    this.underWay--
    if (this.queues.size > 0) this.schedule()
  }
}
