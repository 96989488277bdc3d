import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Type } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { Bus, Outbox, type AskContext } from '#bus'
import {
  isOwnRegistry,
  serviceNames,
  type ServiceName,
  type LookupAnswer,
  type Purpose,
  type RegistryId,
  type RegistryReply,
  type SubjectKeys,
  type SubjectQuestion,
} from '#contracts'
import { Database } from '#database'
import {
  BatchSigner,
  Clock,
  createLogger,
  createMissingKeys,
  DemoSettings,
  LOGGER,
  PlatformModule,
  RuntimeSettings,
  ServiceKeys,
  type ServiceDefinition,
} from '#platform'
import {
  AnswerQuestion,
  DecideOnCorrection,
  KeptCorrections,
  ReceiveCorrection,
  ReceiveOutcome,
  TellChanges,
  TellCorrections,
  Watches,
} from '#registry'
import { OutageSwitch, personas, type PersonaStory } from '#sandbox'
import { clockAt } from './clock-at.js'
import { throwAwayDatabase, type ThrowAwayDatabase } from './throw-away-database.js'

/** The day the tests stand at. */
export const testDay = new Date('2026-11-24T03:00:00.000Z')

export const aPurpose: Purpose = {
  dossierId: '018f0000-0000-7000-8000-000000000001',
  procedure: '1.014632',
  authority: 'H26.00637',
  agreement: 'commune-office/1.014632',
  legalBasis: 'NQ 66.7/2025/NQ-CP',
  actor: 'official-dai-mo',
}

let lookups = 0

/** A look-up id of its own for every call. */
export function newLookupId(): string {
  return `018f0000-0000-7000-8000-${String(++lookups).padStart(12, '0')}`
}

export function aLookup(
  subject: SubjectKeys,
  concepts: string[],
  more: Partial<SubjectQuestion> = {},
): SubjectQuestion {
  return { lookupId: newLookupId(), subject, concepts, mode: 'facts', ...more }
}

export function fromExchange(patienceMs = 3000): AskContext {
  return { id: 'test', from: 'exchange', correlationId: 'test', deadline: Date.now() + patienceMs, isDirect: true }
}

/** What a sign-in knows of a citizen persona. */
export function keysOfPersona(id: string): SubjectKeys & { personId: string } {
  const { personId, name, birthDate } = personas.find((persona) => persona.id === id) as PersonaStory
  return { personId: personId ?? '', fullName: name, ...(birthDate === undefined ? {} : { birthDate }) }
}

/** One registry on a database of its own, with generated people. */
export interface RegistryUnderTest {
  database: ThrowAwayDatabase
  keys: ServiceKeys
  /** Exists in the demo only. */
  outage: OutageSwitch
  receiveCorrection: ReceiveCorrection
  corrections: KeptCorrections
  decideOnCorrection: DecideOnCorrection
  receiveOutcome: ReceiveOutcome
  tellChanges: TellChanges
  /** Of a registry that joined at run time. */
  tellCorrections: TellCorrections | undefined
  /** A provider of the service's own. */
  get: <T>(type: Type<T>) => T
  watches: Watches
  reply(lookups: SubjectQuestion[], purpose?: Purpose, context?: AskContext): Promise<RegistryReply>
  /** The signed content for each look-up. */
  ask(...lookups: SubjectQuestion[]): Promise<LookupAnswer[]>
  stop(): Promise<void>
}

/** Starts a registry as the demo does; `bus` stands for the other services. */
export async function startRegistry(
  definition: ServiceDefinition,
  options: {
    registry?: RegistryId
    people?: number
    bus?: Pick<Bus, 'ask'>
    outbox?: Pick<Outbox, 'record'>
    demo?: boolean
    /** What its own settings say, where it is not what they say by themselves. */
    settings?: object
  } = {},
): Promise<RegistryUnderTest> {
  const directory = mkdtempSync(join(tmpdir(), 'motlan-keys-'))
  createMissingKeys(directory, [...new Set<ServiceName>([...serviceNames, definition.name])])
  const keys = ServiceKeys.load(directory, definition.name)
  const database = await throwAwayDatabase(definition)
  const runtime = Object.assign(new RuntimeSettings(), { demo: options.demo ?? true })
  const demo = Object.assign(new DemoSettings(), { demoPeople: options.people ?? 300, demoSeed: 1 })
  const sandbox = runtime.demo && definition.sandbox ? [await definition.sandbox()] : []
  const providers = [
    { provide: Database, useValue: database.database },
    { provide: Clock, useValue: clockAt(() => testDay) },
    { provide: ServiceKeys, useValue: keys },
    { provide: BatchSigner, useValue: new BatchSigner(keys) },
    { provide: Bus, useValue: options.bus },
    { provide: Outbox, useValue: options.outbox },
    { provide: RuntimeSettings, useValue: runtime },
    { provide: DemoSettings, useValue: demo },
    { provide: LOGGER, useValue: createLogger(definition.name, 'silent') },
    ...(definition.settings ?? []).map((type) => ({
      provide: type,
      useValue: Object.assign(new type(), options.settings),
    })),
  ]
  const root = PlatformModule.around(definition.module, providers, ...sandbox)
  const app = await NestFactory.createApplicationContext(root, { logger: false, abortOnError: false })
  const registry = options.registry ?? definition.name
  const hosted = app.get(AnswerQuestion, { strict: false, each: true })
  const at = hosted.findIndex(({ id }) => id === registry)
  const answer = hosted[at] as AnswerQuestion
  const switches = runtime.demo ? app.get(OutageSwitch, { strict: false, each: true }) : []
  const reply: RegistryUnderTest['reply'] = (asked, purpose = aPurpose, context = fromExchange()) =>
    answer.execute({ purpose, lookups: asked }, context)
  return {
    database,
    keys,
    outage: switches[at] as OutageSwitch,
    receiveCorrection: app.get(ReceiveCorrection, { strict: false, each: true })[at] as ReceiveCorrection,
    corrections: app.get(KeptCorrections, { strict: false, each: true })[at] as KeptCorrections,
    decideOnCorrection: app.get(DecideOnCorrection, { strict: false, each: true })[at] as DecideOnCorrection,
    receiveOutcome: app.get(ReceiveOutcome, { strict: false, each: true })[at] as ReceiveOutcome,
    tellChanges: app.get(TellChanges, { strict: false, each: true })[at] as TellChanges,
    tellCorrections: isOwnRegistry(registry) ? undefined : app.get(TellCorrections, { strict: false }),
    get: (type) => app.get(type, { strict: false }),
    watches: app.get(Watches, { strict: false, each: true })[at] as Watches,
    reply,
    async ask(...asked) {
      const { answers } = await reply(asked)
      return answers.map(({ payload }) => JSON.parse(payload) as LookupAnswer)
    },
    async stop() {
      await app.close()
      await database.drop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** Concept → value of all facts of one kind, record by record. */
export function valuesOf(answer: LookupAnswer | undefined, kind: string): Record<string, unknown>[] {
  return (answer?.records ?? [])
    .filter((record) => record.kind === kind)
    .map(({ facts }) => Object.fromEntries(facts.map(({ concept, value }) => [concept, value])))
}
