import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { busTables } from '#bus'
import type { Actor, Announcement, FormDocument } from '#contracts'
import type { CompilerSurroundings } from '#forms'
import { createMissingKeys, ServiceKeys } from '#platform'
import { clockAt, throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { catalogService } from '../catalog.service-definition.js'
import { Register } from '../concepts/register.js'
import { CatalogueStore } from '../entries/catalogue-store.js'
import { ChangeEntries } from '../entries/change-entries.js'
import { stateOf } from '../entries/state.fixture.js'
import { Certifier } from '../forms/certifier.js'
import { FindSurroundings } from '../forms/find-surroundings.js'
import { RecheckForms } from '../forms/recheck-forms.js'
import { ReviewStore } from '../reviews/review-store.js'
import { CertifySeeds } from '../seeding/certify-seeds.js'
import { LoadSeeds } from '../seeding/load-seeds.js'
import { Announcing } from './announce.js'

const clock = clockAt(() => new Date('2026-11-25T09:00:00+07:00'))
const directory = mkdtempSync(join(tmpdir(), 'keys-'))
const procedure = '1.013314'
const owner: Actor = {
  ...{ issuer: 'https://issuer.test', subject: 'G10', role: 'ministry', name: 'G10', authority: 'G10' },
  permissions: [],
}
let held: ThrowAwayDatabase
let store: CatalogueStore
let announcing: Announcing
let around: CompilerSurroundings

/** Words of the form 1.013314, by the concepts they are made to name. */
const labels = {
  'housing.occupancy': 'Bạn đang ở theo cách nào?',
  'housing.purpose': 'Bạn cần xác nhận để làm gì?',
}
type ConceptId = keyof typeof labels

beforeAll(async () => {
  createMissingKeys(directory)
  const migrations = [...busTables, ...(catalogService.database?.migrations ?? [])]
  held = await throwAwayDatabase({ name: 'catalog', database: { migrations } })
  store = new CatalogueStore(held.database, clock, stateOf(held.database, clock))
  const certifier = new Certifier(ServiceKeys.load(directory, 'catalog'), clock)
  await new LoadSeeds(held.database, store, clock, new CertifySeeds(store, certifier)).execute()
  const change = new ChangeEntries(held.database, store)
  const surroundings = new FindSurroundings(store, clock, new ReviewStore(held.database))
  announcing = new Announcing(store, change, new RecheckForms(store, surroundings), clock)
  around = await surroundings.execute()
  const register = new Register(store, change)
  for (const [id, label] of Object.entries(labels)) {
    const names = { name: { vi: label, en: label }, labels: [label] }
    const kind = { type: 'string', record: 'housing', sensitivity: 'basic', legalBasis: 'Luật Nhà ở' } as const
    await register.concept({ registry: 'land', body: { id, ...names, ...kind } }, owner)
  }
})

afterAll(async () => {
  rmSync(directory, { recursive: true })
  await held.drop()
})

const announce = (concept: ConceptId, from: string, territory = 'VN') =>
  announcing.announce({ registry: 'land', body: { concept, territory, basis: 'record', from } }, owner)

/** How many were carried out, and the codes of the others. */
async function ends(all: Promise<unknown>[]): Promise<[done: number, refused: string[]]> {
  const ended = await Promise.allSettled(all)
  const refused = ended.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []))
  return [ended.length - refused.length, refused]
}

it('of two announcements the draft of a form has the repairs of both, and is due with the first', async () => {
  expect((await announce('housing.occupancy', '2027-03-01')).affected.map((form) => form.procedure)).toEqual([
    procedure,
  ])
  const first = await store.find('formDraft', procedure)
  expect(first?.form.bindings['/request/purpose']?.mode).toBe('ask')
  await announce('housing.purpose', '2027-06-30')
  const both = await store.find('formDraft', procedure)
  expect(both?.form.bindings).toMatchObject({
    '/request/occupancy': { mode: 'registry', concept: 'housing.occupancy' },
    '/request/purpose': { mode: 'registry', concept: 'housing.purpose' },
  })
  expect(both?.form.schema.properties?.['request']?.required).toEqual(['newResidents'])
  expect([both?.due, both?.form.formVersion]).toEqual(['2027-03-01', first?.form.formVersion])
  expect(both?.cause.en).toContain('housing.occupancy')
  expect(both?.cause.en).toContain('housing.purpose')
  expect(both?.findings.filter(({ severity }) => severity === 'error')).toEqual([])
})

it('others have their turn between one form and the next', async () => {
  const forms = await store.list('form')
  const kept = { list: (type: string) => Promise.resolve<FormDocument[]>(type === 'form' ? forms : []) }
  const found = { execute: () => Promise.resolve(around) }
  let turns = 0
  const counting = { isOn: true }
  const count = (): void => {
    turns++
    if (counting.isOn) setImmediate(count)
  }
  count()
  const recheck = new RecheckForms(kept as CatalogueStore, found as FindSurroundings)
  await recheck.announced({ concept: 'housing.purpose', from: '2027-01-01' } as Announcement)
  counting.isOn = false
  expect(turns).toBeGreaterThanOrEqual(forms.length)
})

it('of announcements at the same moment for one territory one stands', async () => {
  const days = ['2027-01-01', '2027-01-02', '2027-01-03']
  expect(await ends(days.map((from) => announce('housing.purpose', from, '79')))).toEqual([
    ...[1, ['announced_already', 'announced_already']],
  ])
  const standing = await announcing.list('land')
  expect(standing.filter((one) => one.concept === 'housing.purpose' && one.territory === '79')).toHaveLength(1)
})

it('of retractions at the same moment one ends the announcement', async () => {
  const retract = () =>
    announcing.retract({ registry: 'land', body: { concept: 'housing.purpose', territory: '79' } }, owner)
  expect(await ends([retract(), retract(), retract()])).toEqual([
    ...[1, ['announcement_not_found', 'announcement_not_found']],
  ])
})
