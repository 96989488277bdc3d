import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { busTables } from '#bus'
import type { Actor } from '#contracts'
import { createMissingKeys, ServiceKeys } from '#platform'
import { clockAt, throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { catalogService } from '../catalog.service-definition.js'
import { CatalogueStore } from '../entries/catalogue-store.js'
import { ChangeEntries } from '../entries/change-entries.js'
import { stateOf } from '../entries/state.fixture.js'
import { Certifier } from '../forms/certifier.js'
import { CertifySeeds } from '../seeding/certify-seeds.js'
import { LoadSeeds } from '../seeding/load-seeds.js'
import { GrantWaiver } from './grant-waiver.js'

const clock = clockAt(() => new Date('2026-11-25T09:00:00+07:00'))
const directory = mkdtempSync(join(tmpdir(), 'keys-'))
let held: ThrowAwayDatabase
let service: GrantWaiver
let store: CatalogueStore
beforeAll(async () => {
  createMissingKeys(directory)
  const migrations = [...busTables, ...(catalogService.database?.migrations ?? [])]
  held = await throwAwayDatabase({ name: 'catalog', database: { migrations } })
  store = new CatalogueStore(held.database, clock, stateOf(held.database, clock))
  const certifier = new Certifier(ServiceKeys.load(directory, 'catalog'), clock)
  await new LoadSeeds(held.database, store, clock, new CertifySeeds(store, certifier)).execute()
  service = new GrantWaiver(store, new ChangeEntries(held.database, store), clock)
})
afterAll(async () => {
  rmSync(directory, { recursive: true })
  await held.drop()
})

/** Somebody of an authority waives a concept of population for a procedure of the ministry G10. */
const waive = (authority: string, role: Actor['role'], concept = 'person.birthDate') =>
  service.execute(
    {
      ...{ procedure: '1.013314', concept, reason: 'incomplete', legalBasis: 'Nghị quyết' },
      ...{ explanation: { vi: 'Chưa khớp.', en: 'Does not match.' }, until: '2026-12-31' },
    },
    {
      ...{ issuer: 'https://issuer.test', subject: authority, role, name: 'Hạnh', authority },
      permissions: ['waive'],
    },
  )

describe('a waiver', () => {
  it.each([
    ['the ministry responsible for the procedure', 'G10', 'head'],
    ['an official of that ministry', 'G10', 'official'],
    ['the owner of another registry', 'G02', 'head'],
  ] as const)('is not granted everywhere by %s', async (_, authority, role) => {
    await expect(waive(authority, role)).rejects.toMatchObject({ kind: 'forbidden', code: 'waiver_not_yours' })
  })

  it('is granted everywhere by the owner of the registry', async () => {
    expect(await waive('G01', 'head')).toMatchObject({ territory: 'VN' })
  })

  it('is granted by an office where the office is', async () => {
    expect(await waive('H26.00637', 'official', 'person.sex')).toMatchObject({ territory: '00637' })
    expect(await waive('H29', 'head', 'person.sex')).toMatchObject({ territory: '79' })
  })

  it('is granted or refused in time to each of a hundred who ask at once', async () => {
    const offices = (await store.list('authority')).filter(({ unit }) => unit?.length === 5).slice(0, 50)
    const asked = [...offices, ...offices].map(({ code }) => waive(code, 'official', 'person.fullName'))
    const answers = await Promise.allSettled(asked)
    const refusals = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as object] : []))
    expect(refusals).toHaveLength(50)
    for (const refusal of refusals) expect(refusal).toMatchObject({ kind: 'conflict' })
  })
})
