import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Module, type INestMicroservice, type Type } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import {
  createBus,
  InProcessDirectory,
  type AskOptions,
  type BusOptions,
  type BusRuntime,
  type Logger,
  type Sealer,
} from '#bus'
import type { ServiceName } from '#contracts'
import { endSilence } from '#database'
import { Clock, createMissingKeys, ServiceKeys, Signatures, check } from '#platform'
import { startKafka, type KafkaServer } from '../../../tools/kafka/kafka.js'

/** The transports every contract test runs on. */
export const transports = ['local', 'kafka'] as const
export type TransportName = (typeof transports)[number]

const keys = mkdtempSync(join(tmpdir(), 'motlan-keys-'))
createMissingKeys(keys)

/** A log the test can look into. */
class RememberedLog implements Logger {
  readonly lines: string[] = []
  debug(): void {}
  info = (fields: object, message: string): void => this.add(fields, message)
  warn = (fields: object, message: string): void => this.add(fields, message)
  error = (fields: object, message: string): void => this.add(fields, message)
  private add(fields: object, message: string): void {
    this.lines.push(`${message} ${JSON.stringify(fields)}`)
  }
}

/** One started instance of a service. */
export interface StartedService {
  runtime: BusRuntime
  log: RememberedLog
  stop(): Promise<void>
}

/** Some services on one transport; on Kafka each is as if in a process of its own. */
export class TestSystem {
  readonly namespace = `t${randomBytes(4).toString('hex')}`
  private readonly shared = new InProcessDirectory()
  private readonly started: StartedService[] = []

  constructor(
    readonly transport: TransportName,
    private readonly brokers: string[] = [],
  ) {}

  async start(service: ServiceName, controllers: Type[], extra: Partial<BusOptions> = {}): Promise<StartedService> {
    const log = new RememberedLog()
    const runtime = createBus({
      service,
      process: this.transport === 'local' ? this.shared : new InProcessDirectory(),
      transport: this.transport,
      kafka: { brokers: this.brokers, namespace: this.namespace },
      sealer: keysOf(service),
      signatures: new Signatures(keysOf(service)),
      watchSocket: endSilence,
      validate: (type) => (value) => check(type, value),
      logger: log,
      clock: new Clock(),
      asks: [],
      backOffMs: 10,
      ...extra,
    })
    const app = await this.listen(runtime, controllers)
    const stop = async () => {
      await app?.close()
      await runtime.drain()
    }
    const started = { runtime, log, stop }
    this.started.push(started)
    return started
  }

  async stop(): Promise<void> {
    await Promise.all(this.started.map((service) => service.stop()))
  }

  private async listen(runtime: BusRuntime, controllers: Type[]): Promise<INestMicroservice | undefined> {
    if (controllers.length === 0) {
      await runtime.start()
      return undefined
    }
    class TestModule {}
    Module({ controllers })(TestModule)
    const app = await NestFactory.createMicroservice(TestModule, { strategy: runtime.server, logger: false })
    await app.listen()
    return app
  }
}

/** A broker for one test file: `KAFKA_BROKERS` where it is set, otherwise one of its own. */
export async function testKafka(): Promise<Pick<KafkaServer, 'brokers' | 'stop'>> {
  const brokers = process.env['KAFKA_BROKERS']
  return brokers ? { brokers: brokers.split(','), stop: async () => undefined } : startKafka()
}

/** The keys of a service; every service's are made once per test file. */
export function keysOf(service: ServiceName): ServiceKeys {
  return ServiceKeys.load(keys, service)
}

/** A sealer that seals nothing: what the canary must catch. */
export const openSealer: Sealer = { seal: (_to, plaintext) => plaintext, open: (_from, sealed) => sealed }

/** An ask that waits at most `withinMs`. */
export function within(withinMs: number, extra: Partial<AskOptions> = {}): AskOptions {
  return { correlationId: randomUUID(), deadline: Date.now() + withinMs, ...extra }
}
