import { randomBytes } from 'node:crypto'
import type { Registry } from 'prom-client'
import type { Facts, InputError, MessageClass, ServiceName, State } from '#contracts'
import { DeadLetters } from './events/dead-letters.js'
import { Inbox } from './events/inbox.js'
import { Outbox } from './events/outbox.js'
import { redrive, type RedrivenKey } from './events/redrive.js'
import { Relay } from './events/relay.js'
import { StateOwner } from './events/state-owner.js'
import type { KafkaOptions } from './kafka/connection/kafka-options.js'
import { allOthers, KafkaTransport } from './kafka/kafka-transport.js'
import { LimitedLog } from './limited-log.js'
import { LocalTransport } from './local/local-transport.js'
import { BusMetrics } from './metrics.js'
import type { ActorVerifier, BusDatabase, Clock, Logger, Sealer, Signatures, Validate, WatchSocket } from './ports.js'
import { Bus } from './requests/bus.js'
import type { InProcessDirectory } from './requests/in-process-directory.js'
import { BusServer } from './requests/server.js'
import type { StateEntry } from './state/state-channel.js'
import { StateCopy } from './state/state-copy.js'
import { noTracing, type Tracing } from './tracing/tracing.js'
import type { Transport } from './transport.js'

/** How one service's bus is built. */
export interface BusOptions {
  service: ServiceName
  /** Shared by the services of one process. */
  process: InProcessDirectory
  /** `kafka` needs {@link kafka} and {@link sealer}. */
  transport: 'local' | 'kafka'
  kafka?: KafkaOptions
  sealer?: Sealer
  /** Signs what is published to all, and checks what others publish; needed with `kafka`. */
  signatures?: Signatures
  /** Ends connections to the broker that fell silent; kafkajs itself waits on a half-open one for ever. */
  watchSocket?: WatchSocket
  validate: Validate
  actors?: ActorVerifier
  /** Needed by services that record or hear facts; holds the tables of {@link busTables}. */
  database?: BusDatabase
  logger: Logger
  clock: Clock
  metrics?: Registry
  /** Where spans go; nowhere unless given. */
  tracing?: Tracing
  /** Names this instance among those of its service; random unless given. */
  instance?: string
  /** The services this one asks over Kafka (default: all others; none spares the reply topic). */
  asks?: readonly ServiceName[]
  /** All the service does on the bus; anything else throws. Not given: it may do everything. */
  declared?: { asks: readonly ServiceName[]; hears: readonly Facts<object>[] }
  /** Handlers running at once (default 128). */
  concurrency?: number
  /** Second copies of late questions (default). Off only to show what they are good for. */
  hedging?: boolean
  /** Milliseconds before an event is tried a second time; doubles with each try (default 100). */
  backOffMs?: number
}

/** One service's part of the bus. */
export class BusRuntime {
  readonly bus: Bus
  /** The Nest strategy: `NestFactory.createMicroservice(Module, { strategy: runtime.server })`. */
  readonly server: BusServer
  readonly outbox: Outbox
  private readonly transport: Transport
  private readonly letters: DeadLetters
  private readonly metrics: BusMetrics
  private readonly logger: Logger
  private readonly relay: Relay | undefined
  private readonly owners: StateOwner<StateEntry>[] = []
  private readonly check: (type: MessageClass) => (value: unknown) => InputError[]
  private inbox: Inbox | undefined
  private starting: Promise<void> | undefined
  private draining: Promise<void> | undefined
  private isServing = false
  private unreadCopies = 0
  private summing: NodeJS.Timeout | undefined

  constructor(private readonly options: BusOptions) {
    const { service, process, actors, database, concurrency = 128, tracing = noTracing } = options
    const logger = (this.logger = new LimitedLog(options.logger))
    this.check = remember(options.validate)
    this.metrics = new BusMetrics(options.metrics)
    this.letters = new DeadLetters(database, logger, this.metrics)
    this.transport = this.createTransport()
    const { check: validate, metrics } = this
    const mayAsk = options.declared?.asks
    this.bus = new Bus({ service, process, remote: this.transport.asks, mayAsk, validate, metrics, tracing, logger })
    this.server = new BusServer({
      service,
      validate,
      actors,
      logger,
      metrics,
      tracing,
      concurrency,
      serve: () => this.serve(),
      stop: () => this.drain(),
    })
    this.relay =
      database &&
      new Relay({
        database,
        publisher: this.transport.publisher,
        states: this.transport.states,
        logger,
        metrics,
        tracing,
      })
    this.outbox = new Outbox(validate, tracing, () => this.relay?.wake())
  }

  /** Settles when this service can ask; Nest's `listen` calls it. */
  start(): Promise<void> {
    this.starting ??= this.begin()
    return this.starting
  }

  /** Whether questions and facts arrive, replies are heard, and every copy has reached its end. */
  ready(): boolean {
    const serves = this.isServing || (this.server.answered().length === 0 && this.server.hearings().length === 0)
    return this.starting !== undefined && serves && this.unreadCopies === 0 && !this.draining && this.health().ok
  }

  /** What does not work now, in words for the operator. */
  health(): { ok: boolean; troubles: string[] } {
    const troubles = this.transport.troubles()
    return { ok: troubles.length === 0, troubles }
  }

  /** An instance's own copy of a state topic, or of the entries it `holds`; settles when it is complete. */
  async copy<E extends StateEntry>(contract: State<E>, holds?: (name: string) => boolean): Promise<StateCopy<E>> {
    const { topic } = contract
    const onPoison = (reason: string) =>
      this.letters.park({ source: 'state', topic, partition: 0, offset: '0', reason })
    const copy = new StateCopy(contract, this.check(contract.entry), onPoison, this.options.clock, holds)
    this.unreadCopies++
    await this.start()
    await this.transport.listen(contract, copy)
    this.unreadCopies--
    return copy
  }

  /** The owner's side of a state topic. */
  own<E extends StateEntry>(contract: State<E>): StateOwner<E> {
    const { database, clock, service } = this.options
    if (!database) throw new TypeError(`${service} owns ${contract.topic} but has no database.`)
    const { outbox, transport } = this
    const owner = new StateOwner<E>({
      contract,
      outbox,
      writer: transport.states,
      database,
      check: this.check(contract.entry),
      clock,
    })
    this.owners.push(owner)
    return owner
  }

  /** Lets the events of one parked key, or of all, be heard again; see {@link redrive}. */
  async redrive(key?: string): Promise<RedrivenKey[]> {
    const { database } = this.options
    return database ? redrive(database, this.server.hearings(), key) : []
  }

  /** Takes nothing more in, finishes what is running, sends what is left, disconnects. */
  drain(): Promise<void> {
    this.draining ??= this.end()
    return this.draining
  }

  private async begin(): Promise<void> {
    const { database } = this.options
    await this.transport.start()
    this.summing = setInterval(() => this.letters.sumUp(), 60_000).unref()
    if (database) this.outbox.watch(database.dataSource)
    this.relay?.start()
  }

  private async serve(): Promise<void> {
    const { database, process, backOffMs = 100, tracing = noTracing } = this.options
    const { logger } = this
    await this.start()
    const hearings = this.server.hearings()
    const undeclared = hearings.find(({ contract }) => this.options.declared?.hears.includes(contract) === false)
    if (undeclared)
      throw new TypeError(`${this.options.service} does not declare that it hears ${undeclared.contract.topic}.`)
    if (hearings.length > 0 && !database)
      throw new TypeError(`${this.options.service} hears facts but has no database.`)
    if (database && hearings.length > 0) {
      this.inbox = new Inbox({ database, hearings, logger, metrics: this.metrics, tracing, backOffMs })
    }
    await this.transport.serve(this.server, this.inbox)
    process.add(this.server)
    this.isServing = true
  }

  private async end(): Promise<void> {
    this.options.process.remove(this.server)
    this.transport.pause()
    for (const owner of this.owners) owner.stop()
    await this.server.pool.idle()
    clearInterval(this.summing)
    this.letters.sumUp(true)
    await this.inbox?.stop()
    await this.relay?.stop()
    await this.transport.stop()
  }

  private createTransport(): Transport {
    const { service, process, transport, kafka, sealer, signatures, watchSocket, hedging = true } = this.options
    const { logger } = this
    if (transport === 'local') return new LocalTransport(process)
    if (!kafka || !sealer || !signatures) throw new TypeError('The Kafka transport needs brokers and keys.')
    const instance = this.options.instance ?? randomBytes(4).toString('hex')
    const asks = this.options.asks ?? this.options.declared?.asks ?? allOthers(service)
    const { letters, metrics } = this
    const proofs = { sealer, signatures }
    const host = { watchSocket, letters, logger, metrics }
    return new KafkaTransport({ service, instance, options: kafka, asks, hedging, ...proofs, ...host })
  }
}

/** Builds a service's bus; nothing connects before {@link BusRuntime.start}. */
export function createBus(options: BusOptions): BusRuntime {
  return new BusRuntime(options)
}

/** Each class is compiled once. */
function remember(validate: Validate): Validate {
  const compiled = new Map<MessageClass, (value: unknown) => InputError[]>()
  return (type) => {
    const check = compiled.get(type) ?? validate(type)
    compiled.set(type, check)
    return check
  }
}
