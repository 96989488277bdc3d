import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { INestMicroservice } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import type { MicroserviceOptions } from '@nestjs/microservices'
import { busTables, createBus, InProcessDirectory } from '#bus'
import { catalog, registryIds, type Ask, type MessageClass } from '#contracts'
import { Database } from '#database'
import {
  BusRuntimeToken,
  check,
  Clock,
  createLogger,
  createMetrics,
  createMissingKeys,
  IdempotencySettings,
  LOGGER,
  METRICS,
  PlatformModule,
  ServiceKeys,
} from '#platform'
import { clockAt, throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { CatalogModule } from './catalog.module.js'
import { catalogService } from './catalog.service-definition.js'
import { readSeeds, seedFolder } from './seeding/read-seeds.js'

const clock = clockAt(() => new Date('2026-11-24T09:00:00+07:00'))
const logger = createLogger('catalog', 'silent')
const around = new InProcessDirectory()
const validate = (type: MessageClass) => (value: unknown) => check(type, value)
const asker = createBus({ service: 'gateway', process: around, transport: 'local', validate, logger, clock })
const directory = mkdtempSync(join(tmpdir(), 'keys-'))
createMissingKeys(directory)
const keys = ServiceKeys.load(directory, 'catalog')
let held: ThrowAwayDatabase
let app: INestMicroservice
let service: ReturnType<typeof createBus>

beforeAll(async () => {
  const migrations = [...busTables, ...(catalogService.database?.migrations ?? [])]
  held = await throwAwayDatabase({ name: 'catalog', database: { migrations } })
  const of = { service: 'catalog', database: held.database, hears: catalogService.hears } as const
  service = createBus({ ...of, process: around, transport: 'local', validate, logger, clock })
  const module = PlatformModule.around(CatalogModule, [
    { provide: Database, useValue: held.database },
    { provide: Clock, useValue: clock },
    { provide: ServiceKeys, useValue: keys },
    { provide: LOGGER, useValue: logger },
    { provide: METRICS, useValue: createMetrics('catalog') },
    { provide: IdempotencySettings, useValue: new IdempotencySettings() },
    { provide: BusRuntimeToken, useValue: service },
  ])
  app = await NestFactory.createMicroservice<MicroserviceOptions>(module, {
    logger: false,
    abortOnError: false,
    strategy: service.server,
  })
  await app.listen()
})

afterAll(async () => {
  await service.drain()
  await app.close()
  await held.drop()
  rmSync(directory, { recursive: true })
})

function answer<Q extends object, A extends object>(contract: Ask<Q, A>, request: Q): Promise<A> {
  return asker.bus.ask(contract, request, { correlationId: 'catalog-test', deadline: Date.now() + 5000 })
}

describe('the catalogue on the bus', () => {
  it('answers every question it has a contract for', async () => {
    const procedures = await answer(catalog.procedures, { q: 'nha o xa hoi' })
    expect(procedures.items).toEqual([expect.objectContaining({ code: '1.014632', level: 'commune' })])
    const procedure = await answer(catalog.procedure, { code: '1.013314' })
    expect(procedure).toEqual(expect.objectContaining({ deadline: { amount: 2, unit: 'workingDay' } }))
    const form = await answer(catalog.form, { code: '1.013314' })
    expect(Object.keys(form.bindings)[0]).toBe('/applicant/fullName')
    const concepts = (await answer(catalog.concepts, { limit: 100 })).items
    expect(concepts).toHaveLength(100)
    expect(concepts.every(({ labels }) => labels.length > 0)).toBe(true)
    const registries = (await answer(catalog.registries, {})).items
    expect(registries.map(({ id }) => id)).toEqual(expect.arrayContaining([...registryIds, 'business']))
    const authority = await answer(catalog.authority, { code: 'H26.00637' })
    expect(authority.name.vi).toBe('Uỷ ban nhân dân phường Đại Mỗ')
    const page = await answer(catalog.authorities, { q: 'dai mo', limit: 1 })
    expect(page.items).toEqual([expect.objectContaining({ code: 'H26.00637' })])
    // words that stand so in a name are sought so: `ba` begins `ban` of every committee, too
    const { items: committees } = await answer(catalog.authorities, { q: 'Ba Đình', limit: 100 })
    expect(committees.map(({ name }) => name.vi)).toContain('Uỷ ban nhân dân phường Ba Đình')
    for (const { name } of committees) expect(name.vi).toMatch(/Ba (Đình|Dinh)/)
    // and in any order where no name has them so
    const { items: turned } = await answer(catalog.authorities, { q: 'mỗ đại', limit: 1 })
    expect(turned).toEqual(page.items)
  })

  it('refuses what it does not know, and questions that are not valid', async () => {
    await expect(answer(catalog.form, { code: '9.999999' })).rejects.toMatchObject({ code: 'procedure_not_found' })
    await expect(answer(catalog.authorities, { limit: 1000 })).rejects.toMatchObject({ kind: 'invalid' })
  })

  it('gives each reader the whole catalogue, and beats', async () => {
    const copy = await asker.copy(catalog.state)
    const count = (type: string) => [...copy.entries()].filter((entry) => entry.type === type).length
    const seeded = (type: string) => readSeeds(seedFolder, '2026-11-24').filter((entry) => entry.type === type).length
    for (const type of ['concept', 'registry', 'agreement']) expect(count(type)).toBe(seeded(type))
    expect(count('form')).toBe(24)
    expect(count('authority')).toBe(15 + 34 + 3321)
    expect(copy.isStale(clock.now())).toBe(false)
  })
})
