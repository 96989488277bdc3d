import type { ServiceName } from '#contracts'
import type { BusEvent } from '../envelope.js'
import { StateChannel } from '../state/state-channel.js'
import type { BusServer } from './server.js'

/** A service's readers of facts, where all services live in one process. */
export interface EventReader {
  readonly service: ServiceName
  readonly topics: ReadonlySet<string>
  /** Settles when every group of the service has committed the effect or parked the key. */
  read(event: BusEvent): Promise<void>
}

/**
 * The directory of one process: which services run here. Shared by the buses of those services; a test that starts two
 * systems gives each its own.
 */
export class InProcessDirectory {
  /** Those that hear facts on the local bus. */
  readonly readers = new Set<EventReader>()
  private readonly servers = new Map<ServiceName, BusServer[]>()
  private readonly channels = new Map<string, StateChannel>()
  private readonly waiting: (() => void)[] = []

  /** `expected` services all listen before the local bus hands over the first fact, or a late one would miss it. */
  constructor(private readonly expected: readonly ServiceName[] = []) {}

  /** The server of a service that takes questions in this process. */
  find(service: ServiceName): BusServer | undefined {
    return this.servers.get(service)?.[0]
  }

  add(server: BusServer): void {
    this.servers.set(server.service, [...(this.servers.get(server.service) ?? []), server])
    if (this.isComplete) for (const go of this.waiting.splice(0)) go()
  }

  remove(server: BusServer): void {
    const rest = (this.servers.get(server.service) ?? []).filter((other) => other !== server)
    this.servers.set(server.service, rest)
  }

  /** Settles when every expected service listens. */
  complete(): Promise<void> {
    return this.isComplete ? Promise.resolve() : new Promise((resolve) => this.waiting.push(resolve))
  }

  private get isComplete(): boolean {
    return this.expected.every((service) => this.servers.has(service))
  }

  /** The in-process stand-in for a state topic. */
  channel(topic: string): StateChannel {
    const channel = this.channels.get(topic) ?? new StateChannel()
    this.channels.set(topic, channel)
    return channel
  }
}
