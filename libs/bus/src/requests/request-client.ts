import { randomUUID } from 'node:crypto'
import { ClientProxy, type ReadPacket, type WritePacket } from '@nestjs/microservices'
import type { Ask } from '#contracts'
import type { Bus } from './bus.js'

/**
 * Nest's client over {@link Bus}: `client.send(population.answer, question)`; the pattern is the contract itself. The
 * deadline is `deadlineMs` from now. Facts go through the outbox, so `emit` is refused.
 */
export class RequestClient extends ClientProxy {
  constructor(
    private readonly bus: Bus,
    private readonly deadlineMs = 3000,
  ) {
    super()
  }

  override connect(): Promise<void> {
    return Promise.resolve()
  }

  override close(): void {}

  override unwrap<T>(): T {
    return this.bus as T
  }

  protected override publish(packet: ReadPacket, callback: (packet: WritePacket) => void): () => void {
    const options = { correlationId: randomUUID(), deadline: Date.now() + this.deadlineMs }
    this.bus.ask(packet.pattern as Ask<object, object>, packet.data as object, options).then(
      (response) => callback({ response, isDisposed: true }),
      (err: unknown) => callback({ err }),
    )
    return () => undefined
  }

  protected override dispatchEvent(): Promise<never> {
    return Promise.reject(new TypeError('Facts are recorded in the outbox, in the transaction they belong to.'))
  }
}
