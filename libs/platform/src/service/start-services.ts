import type { INestApplication, INestMicroservice, LoggerService, Provider, Type } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import type { MicroserviceOptions } from '@nestjs/microservices'
import type { Server } from 'node:http'
import type { Registry } from 'prom-client'
import { Bus, busTables, createBus, Outbox, InProcessDirectory, Tracing, type BusRuntime } from '#bus'
import { catalog, type CatalogueEntry, type MessageClass, StartError, joinedPrefix } from '#contracts'
import { Catalogue, isOfTypes } from '../catalogue.js'
import { Clock } from '../clock.js'
import { readSettings } from '../config/setting.js'
import { BusSettings, DatabaseSettings, DemoSettings, RuntimeSettings, TracingSettings } from '../config/settings.js'
import { ActorTokens } from '../crypto/actor-tokens.js'
import { BatchSigner, ProofVerifier } from '../crypto/batch-signer.js'
import { createMissingKeys, ServiceKeys } from '../crypto/service-keys.js'
import { Signatures } from '../crypto/signatures.js'
import { Database, endSilence } from '#database'
import { RetentionSchedule } from '../retention/retention-schedule.js'
import { RetentionSettings } from '../retention/retention-settings.js'
import { createLogger, type Logger } from '../telemetry/logger.js'
import { createMetrics } from '../telemetry/metrics.js'
import { openTracing } from '../telemetry/open-tracing.js'
import { checkOf } from '../validate.js'
import { DatabaseHost } from './database-host.js'
import { assertCopiesFit, kafkaOptions } from './kafka-options.js'
import { openHealthServer } from './health-server.js'
import { LOGGER, METRICS, PlatformModule } from './platform.module.js'
import { openDoor, type Door } from './open-door.js'
import { Readiness } from './readiness.js'
import type { ServiceDefinition } from './service-definition.js'

/** Services that run in this process. */
export interface RunningServices {
  /** Where `/health` and `/metrics` are, or undefined when they were not wanted. */
  healthPort: number | undefined
  /** Where the public door listens, if one of the services has it. */
  httpPort: number | undefined
  readiness: Readiness
  /** Takes nothing more in, finishes what has begun, closes everything. */
  stop(): Promise<void>
}

interface Started {
  runtime: BusRuntime
  app: INestApplication | INestMicroservice
  database: Database | undefined
  metrics: Registry
  tracing: Tracing
  retention: RetentionSchedule | undefined
  door?: Door
}

interface Surroundings {
  env: NodeJS.ProcessEnv
  runtimeSettings: RuntimeSettings
  busSettings: BusSettings
  databases: DatabaseHost
  process: InProcessDirectory
  readiness: Readiness
}

/** Starts services side by side in this process. Throws {@link StartError} with one sentence when it cannot. */
export async function startServices(
  definitions: readonly ServiceDefinition[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<RunningServices> {
  const runtimeSettings = readSettings(RuntimeSettings, env)
  const busSettings = readSettings(BusSettings, env)
  assertStartable(runtimeSettings, busSettings)
  assertFilesWhole(definitions)
  if (runtimeSettings.demo) createMissingKeys(runtimeSettings.keysDir)
  const databases = await DatabaseHost.open(readSettings(DatabaseSettings, env), runtimeSettings.dataDir, definitions)
  const surroundings: Surroundings = {
    env,
    runtimeSettings,
    busSettings,
    databases,
    process: new InProcessDirectory(definitions.filter(({ http }) => !http).map(({ name }) => name)),
    readiness: new Readiness(),
  }
  let isStarting = true
  surroundings.readiness.add('start', () => !isStarting)
  const started = await Promise.all(definitions.map((definition) => startOne(definition, surroundings)))
  isStarting = false
  const health = await openHealth(runtimeSettings, surroundings.readiness, started)
  return {
    healthPort: portOf(health),
    httpPort: started.find(({ door }) => door)?.door?.port,
    readiness: surroundings.readiness,
    async stop() {
      health?.close()
      const seconds = runtimeSettings.drainSeconds
      const forced = setTimeout(() => process.exit(1), seconds * 1000)
      for (const { app, door } of started) if (door) await Promise.all([app.close(), door.close()])
      await Promise.all(started.map(({ runtime }) => runtime.drain()))
      for (const { app, door } of started) if (!door) await app.close()
      await Promise.all(started.map(({ tracing }) => tracing.stop()))
      for (const { retention } of started) await retention?.stop()
      for (const { database } of started) await database?.close()
      await databases.close()
      clearTimeout(forced)
    },
  }
}

function assertStartable(runtime: RuntimeSettings, bus: BusSettings): void {
  if (runtime.demo && runtime.nodeEnv === 'production') {
    throw new StartError('DEMO=true is refused with NODE_ENV=production: the demo trusts made-up people.')
  }
  if (bus.bus === 'kafka' && bus.kafkaBrokers.length === 0) {
    throw new StartError('KAFKA_BROKERS is missing: BUS=kafka needs the brokers as host:port, separated by commas.')
  }
  assertCopiesFit(bus)
}

/** Services of one process that read the same files check them once. */
function assertFilesWhole(definitions: readonly ServiceDefinition[]): void {
  for (const faultOf of new Set(definitions.map(({ faultOfFiles }) => faultOfFiles))) {
    const fault = faultOf?.()
    if (fault) throw new StartError(`A data file is broken: ${fault} Restore it from the release.`)
  }
}

async function startOne(definition: ServiceDefinition, around: Surroundings): Promise<Started> {
  const { env, runtimeSettings, busSettings, databases, readiness } = around
  const { name } = definition
  const logger = createLogger(name, runtimeSettings.logLevel)
  const metrics = createMetrics(name)
  const tracing = await openTracing(readSettings(TracingSettings, env), name, logger)
  const keys = ServiceKeys.load(runtimeSettings.keysDir, name)
  const clock = new Clock(runtimeSettings.waitFactor)
  const actors = new ActorTokens(keys, clock)
  const database = definition.database && (await databases.database(name, withbusTables(definition.database)))
  const runtime = createBus({
    service: name,
    process: around.process,
    transport: busSettings.bus,
    kafka: busSettings.bus === 'kafka' ? kafkaOptions(busSettings) : undefined,
    sealer: keys,
    signatures: new Signatures(keys),
    watchSocket: endSilence,
    validate: (type: MessageClass) => checkOf(type),
    actors,
    database,
    logger,
    clock,
    metrics,
    tracing,
    declared: {
      asks: [...(definition.asks ?? []), ...(runtimeSettings.demo ? (definition.asksInDemo ?? []) : [])],
      hears: definition.hears ?? [],
    },
  })
  const catalogue = new Catalogue()
  keys.learnFrom((joined) => catalogue.get('registry', joined.slice(joinedPrefix.length))?.key)
  if (definition.followsCatalogue) {
    readiness.add(`${name} catalogue`, () => catalogue.isReady(clock.now()))
    // before the first question: without the catalogue every procedure would be unknown
    catalogue.follow(await runtime.copy<CatalogueEntry>(catalog.state, isOfTypes(definition.followsCatalogue)))
  }
  const providers: Provider[] = [
    { provide: Bus, useValue: runtime.bus },
    { provide: BusRuntimeToken, useValue: runtime },
    { provide: Outbox, useValue: runtime.outbox },
    { provide: Catalogue, useValue: catalogue },
    { provide: Clock, useValue: clock },
    { provide: ServiceKeys, useValue: keys },
    { provide: ActorTokens, useValue: actors },
    { provide: BatchSigner, useValue: new BatchSigner(keys) },
    { provide: ProofVerifier, useValue: new ProofVerifier(keys) },
    { provide: Tracing, useValue: tracing },
    { provide: Readiness, useValue: readiness },
    { provide: LOGGER, useValue: logger },
    { provide: METRICS, useValue: metrics },
    ...[RuntimeSettings, DemoSettings, ...(definition.settings ?? [])].map((type) => ({
      provide: type,
      useValue: type === RuntimeSettings ? runtimeSettings : readSettings(type, env),
    })),
    ...(database ? [{ provide: Database, useValue: database }] : []),
  ]
  const sandbox = runtimeSettings.demo && definition.sandbox ? [await definition.sandbox()] : []
  const started = await startApplication(
    definition,
    PlatformModule.around(definition.module, providers, ...sandbox),
    runtime,
    logger,
  )
  readiness.add(
    `${name} bus`,
    () => runtime.ready(),
    () => runtime.health().troubles,
  )
  if (database) readiness.add(`${name} database`, () => database.answers())
  const retention = scheduleRetention(definition, around, clock, logger)
  return { runtime, database, metrics, tracing, retention, ...started }
}

function scheduleRetention(
  { name, retained: tables = [] }: ServiceDefinition,
  { env, databases }: Surroundings,
  clock: Clock,
  logger: Logger,
): RetentionSchedule | undefined {
  const settings = readSettings(RetentionSettings, env)
  if (tables.length === 0 || !settings.retentionInService) return undefined
  const run = { service: name, tables, settings }
  const schedule = new RetentionSchedule(() => databases.asOwner(name), run, clock, logger)
  schedule.start()
  return schedule
}

/** The injection token of the service's own {@link BusRuntime}: state topics and redrive. */
export const BusRuntimeToken = Symbol('bus runtime')

async function startApplication(
  definition: ServiceDefinition,
  module: Type<unknown>,
  runtime: BusRuntime,
  logger: Logger,
): Promise<{ app: INestApplication | INestMicroservice; door?: Door }> {
  const options = { logger: nestLogger(logger), abortOnError: false }
  if (!definition.http) {
    const app = await NestFactory.createMicroservice<MicroserviceOptions>(module, {
      ...options,
      strategy: runtime.server,
    })
    await app.listen()
    return { app }
  }
  const app = await NestFactory.create(module, definition.http.adapter(), { ...options, bodyParser: false })
  const { port, host } = await definition.http.configure(app)
  await runtime.start()
  return { app, door: await openDoor(app, port, host) }
}

function withbusTables(schema: NonNullable<ServiceDefinition['database']>) {
  return { ...schema, migrations: [...busTables, ...schema.migrations] }
}

async function openHealth(
  settings: RuntimeSettings,
  readiness: Readiness,
  started: Started[],
): Promise<Server | undefined> {
  if (settings.healthPort < 0) return undefined
  return openHealthServer(settings.healthPort, {
    readiness,
    metrics: started.map(({ metrics }) => metrics),
    redrive: async (key) => (await Promise.all(started.map(({ runtime }) => runtime.redrive(key)))).flat(),
  })
}

function portOf(server: Server | undefined): number | undefined {
  const address = server?.address()
  return typeof address === 'object' && address ? address.port : undefined
}

function nestLogger(logger: Logger): LoggerService {
  const write = (level: 'debug' | 'info' | 'warn' | 'error' | 'fatal') => (message: unknown) =>
    logger[level]({ from: 'nest' }, typeof message === 'string' ? message : 'Nest reports an error.')
  return {
    log: write('debug'),
    error: write('error'),
    warn: write('warn'),
    debug: write('debug'),
    verbose: write('debug'),
    fatal: write('fatal'),
  }
}
