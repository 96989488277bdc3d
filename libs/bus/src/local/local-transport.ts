import type { Inbox } from '../events/inbox.js'
import type { EventReader, InProcessDirectory } from '../requests/in-process-directory.js'
import type { BusServer } from '../requests/server.js'
import type { StateListener, StateRecord, StateWriter } from '../state/state-channel.js'
import type { Transport } from '../transport.js'
import { LocalPublisher } from './local-publisher.js'

/** `BUS=local`: everything runs in one process, and asks are always direct. */
export class LocalTransport implements Transport {
  readonly publisher: LocalPublisher
  readonly states: StateWriter
  private reader: EventReader | undefined
  private readonly ends: (() => void)[] = []

  constructor(private readonly process: InProcessDirectory) {
    this.publisher = new LocalPublisher(process)
    this.states = {
      publish: async (topic: string, records: StateRecord[]) => {
        for (const record of records) this.process.channel(topic).publish(record)
      },
      beat: async (topic: string, at: number) => this.process.channel(topic).beat(at),
      onLost: () => undefined, // it ends with the process
    }
  }

  async start(): Promise<void> {}

  async serve(server: BusServer, inbox: Inbox | undefined): Promise<void> {
    if (!inbox) return
    this.reader = { service: server.service, topics: inbox.topics, read: (event) => inbox.read(event) }
    this.process.readers.add(this.reader)
  }

  async listen({ topic }: { topic: string }, listener: StateListener): Promise<void> {
    this.ends.push(this.process.channel(topic).listen(listener))
  }

  troubles(): string[] {
    return []
  }

  pause(): void {
    for (const end of this.ends) end()
  }

  async stop(): Promise<void> {
    if (this.reader) this.process.readers.delete(this.reader)
  }
}
