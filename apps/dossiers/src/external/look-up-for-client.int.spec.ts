import { randomUUID } from 'node:crypto'
import type { Bus } from '#bus'
import { DomainError, type Actor, type AskLookupsCommand, type LookupReply, type LookupRequest } from '#contracts'
import type { Logger, ServiceKeys } from '#platform'
import { throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { aCatalogue, clock, plainKeys, questionOf } from '../dossier/dossiers.fixture.js'
import { dossiersService } from '../dossiers.service-definition.js'
import { Mismatches } from '../matching/mismatches.js'
import { PersonAccesses } from '../matching/person-accesses.js'
import { KeepNotices } from '../notices/keep-notices.js'
import { CloseExternalDossier } from './close-external-dossier.js'
import { CloseOldDossiers } from './close-old-dossiers.js'
import { ExternalDossiers } from './external-dossiers.js'
import { ExternalLookups } from './external-lookups.js'
import { LookUpForClient } from './look-up-for-client.js'

const platform: Actor = {
  ...{ issuer: 'https://issuer.test', subject: 'platform', role: 'client', permissions: [], name: 'Nền tảng' },
  authority: 'H26.00637',
}
const lan = { role: 'applicant', personId: '001188014826', fullName: 'Nguyễn Thị Lan', birthDate: '1988-08-14' }
const keys = { ...plainKeys, signJws: () => 'signed' } as unknown as ServiceKeys
const catalogue = aCatalogue({
  type: 'concept',
  key: 'land.home.owned',
  value: { id: 'land.home.owned', registry: 'land', type: 'boolean' },
})

let kept: ThrowAwayDatabase
beforeAll(async () => {
  kept = await throwAwayDatabase(dossiersService)
})
afterAll(() => kept.drop())

/** Look-ups for a dossier that is told, with what the exchange does meanwhile. */
async function aClient(
  meanwhile: (close: () => Promise<unknown>) => Promise<unknown> = () => Promise.resolve(),
  { subjects = [lan], toldDaysAgo = 0 }: { subjects?: object[]; toldDaysAgo?: number } = {},
) {
  const { database } = kept
  const dossiers = new ExternalDossiers(catalogue)
  const accesses = new PersonAccesses(database, keys, clock, new KeepNotices(keys))
  const lookups = new ExternalLookups(database, clock, accesses, keys)
  const id = randomUUID()
  const code = `H26.00637-261101-${id.replace(/\D/g, '').slice(0, 4).padStart(4, '1')}-${id}`
  await database.write(
    `insert into external_dossier (id, code, authority, procedure, told_hash, subjects, opened_at, told_at, told_by)
     values ($1, $2, $3, '1.014632', 'x', $4, now(), $5::timestamptz - $6 * interval '1 day', 'x')`,
    [id, code, platform.authority, JSON.stringify(subjects), clock.now(), toldDaysAgo],
  )
  const close = () => new CloseExternalDossier(database, dossiers, clock).execute({ dossier: id, code }, platform)
  const bus = {
    ask: async (_: object, { lookups: orders }: LookupRequest) => {
      await meanwhile(close)
      const told = { records: [], absences: [], gaps: { 'land.home.owned': 'notFound' }, receipt: {} }
      return {
        lookups: orders.map(({ lookupId, registry }) => ({
          ...told,
          lookupId,
          registry,
          lookedUpAt: clock.now().toISOString(),
        })),
        checks: [],
      } as unknown as LookupReply
    },
  } as unknown as Bus
  const client = new LookUpForClient(
    ...([database, bus, catalogue, clock, keys, dossiers, lookups] as const),
    new Mismatches(database, clock, keys),
    accesses,
  )
  const command: AskLookupsCommand = {
    dossier: id,
    body: { dossierCode: code, subject: { personId: lan.personId }, concepts: ['land.home.owned'] },
  }
  const asks = (body: object) => ({ ...command, body: { ...command.body, ...body } })
  return {
    lookUp: (body: object = {}) => client.execute(asks(body), questionOf(platform)),
    explain: (body: object) => client.explain(asks(body), questionOf(platform)),
    ...{ id, close },
  }
}

const rows = (id: string) =>
  kept.database.query<{ answers: unknown; allowed: boolean | null }>(
    'select answers, allowed from external_lookup where dossier_id = $1',
    [id],
  )

it('keeps what was answered, which stood there before anybody was asked', async () => {
  const { lookUp, id } = await aClient(async () => {
    expect(await rows(id)).toEqual([{ answers: null, allowed: null }])
  })
  expect(await lookUp()).toMatchObject({ lookups: [{ answers: [{ status: 'gap', gap: { kind: 'notFound' } }] }] })
  expect(await rows(id)).toMatchObject([{ answers: [{ concept: 'land.home.owned' }], allowed: true }])
})

it('tells and keeps nothing for a dossier that was closed meanwhile', async () => {
  const { lookUp, id } = await aClient((close) => close())
  await expect(lookUp()).rejects.toMatchObject({ code: 'external_dossier_not_found' })
  expect(await rows(id)).toEqual([{ answers: null, allowed: null }])
  const seen = await kept.database.query('select kind from person_access where dossier_id = $1', [id])
  expect(seen).toEqual([{ kind: 'lookedUp' }])
})

it('keeps what was looked at where it is refused', async () => {
  const checks = [{ check: 'quota', passed: false, detail: { vi: 'x', en: 'x' } }]
  const refusal = new DomainError('forbidden', 'lookup_not_covered', { vi: 'x', en: 'x' }, { checks })
  const { lookUp, id } = await aClient(() => Promise.reject(refusal))
  await expect(lookUp()).rejects.toBe(refusal)
  expect(await rows(id)).toEqual([{ answers: null, allowed: false }])
})

const accessesOf = (id: string, personId: string) =>
  kept.database
    .query<{ kind: string }>('select kind from person_access where dossier_id = $1 and person_hash = $2', [
      ...[id, keys.pseudonym(personId)],
    ])
    .then((found) => found.map(({ kind }) => kind))

it('tells of two children only the one it is about', async () => {
  const [first, second] = ['001210000001', '001212000002'].map((personId) => ({ ...lan, role: 'child', personId }))
  const { lookUp, id } = await aClient(undefined, { subjects: [lan, first, second] as object[] })
  await lookUp({ subject: { personId: second?.personId } })
  expect(await accessesOf(id, second?.personId ?? '')).toEqual(['lookedUp'])
  expect(await accessesOf(id, first?.personId ?? '')).toEqual([])
})

it('counts who is not in the dossier as a mismatch, also where it is only explained, and tells whoever has the number', async () => {
  const stranger = '001300000099'
  const { lookUp, explain, id } = await aClient()
  await expect(lookUp({ subject: { personId: stranger } })).resolves.toBeDefined()
  for (let times = 2; times <= 5; times++) await explain({ subject: { personId: stranger } })
  await expect(explain({ subject: { personId: stranger } })).rejects.toMatchObject({ code: 'too_many_mismatches' })
  await expect(lookUp({ subject: { personId: stranger } })).rejects.toMatchObject({ code: 'too_many_mismatches' })
  expect(await accessesOf(id, stranger)).toEqual(Array.from({ length: 5 }, () => 'notMatched'))
})

it('counts a wrong name or birth date of somebody in it, too', async () => {
  const her = { ...lan, personId: '001188000777' }
  const { explain } = await aClient(undefined, { subjects: [her] })
  for (let day = 1; day <= 5; day++)
    await explain({ subject: { personId: her.personId, birthDate: `1990-01-0${day}` } })
  const right = { subject: { personId: her.personId, birthDate: her.birthDate } }
  await expect(explain(right)).rejects.toMatchObject({ code: 'too_many_mismatches' })
  // who is in the dossier and only named by number is no guess: tries of others lock nobody out
  await expect(explain({ subject: { personId: her.personId } })).resolves.toMatchObject({
    lookups: [{ registry: 'land' }],
  })
})

it('takes few predicates about a person over all dossiers of the authority, also closed ones, and says for how long', async () => {
  const her = { ...lan, personId: '001188000888' }
  const predicates = [{ concept: 'land.home.owned', op: 'eq', value: true }]
  const ask = { subject: { personId: her.personId }, concepts: undefined, predicates }
  for (let times = 1; times <= 5; times++) {
    const { lookUp, close } = await aClient(undefined, { subjects: [her] })
    await lookUp(ask)
    await close()
  }
  const { lookUp, id } = await aClient(undefined, { subjects: [her] })
  await expect(lookUp(ask)).rejects.toMatchObject({ code: 'too_many_predicates', extra: { retryAfter: 30 * 86_400 } })
  expect(await rows(id)).toEqual([])
})

it('is closed a year after it was told, with its people and answers forgotten', async () => {
  const old = await aClient(undefined, { toldDaysAgo: 367 })
  const newer = await aClient(undefined, { toldDaysAgo: 365 })
  await old.lookUp()
  const closing = new CloseOldDossiers(kept.database, clock, { warn: () => undefined } as unknown as Logger)
  expect([await closing.execute(), await closing.execute()]).toEqual([1, 0])
  await expect(old.lookUp()).rejects.toMatchObject({ code: 'external_dossier_not_found' })
  expect(await rows(old.id)).toEqual([{ answers: null, allowed: true }])
  await expect(newer.lookUp()).resolves.toBeDefined()
})
