import type { BusEvent } from '../envelope.js'
import type { Publisher } from '../events/relay.js'
import type { InProcessDirectory } from '../requests/in-process-directory.js'

/**
 * Hands events to every reader in the process. An event is done when every group's transaction committed, so a crash
 * before that hands it over again. A key that is tried again holds up only its own events.
 */
export class LocalPublisher implements Publisher {
  constructor(private readonly process: InProcessDirectory) {}

  async publish(events: BusEvent[], done: (events: BusEvent[]) => Promise<void>): Promise<void> {
    await this.process.complete()
    for (const event of events) {
      const carried = JSON.parse(JSON.stringify(event)) as BusEvent
      const readers = [...this.process.readers].filter(({ topics }) => topics.has(event.topic))
      const heard = Promise.all(readers.map((reader) => reader.read(carried)))
      void heard.then(() => done([event])).catch(() => undefined)
    }
  }
}
