import { randomUUID } from 'node:crypto'
import type { Bus } from '#bus'
import { DomainError, type Actor, type AskLookupsCommand, type LookupReply, type LookupRequest } from '#contracts'
import type { ServiceKeys } from '#platform'
import { throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { aCatalogue, clock, plainKeys, questionOf } from '../dossier/dossiers.fixture.js'
import { dossiersService } from '../dossiers.service-definition.js'
import { PersonAccesses } from '../matching/person-accesses.js'
import { KeepNotices } from '../notices/keep-notices.js'
import { CloseExternalDossier } from './close-external-dossier.js'
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
async function aClient(meanwhile: (close: () => Promise<unknown>) => Promise<unknown>) {
  const { database } = kept
  const dossiers = new ExternalDossiers(catalogue)
  const accesses = new PersonAccesses(database, keys, clock, new KeepNotices(keys))
  const lookups = new ExternalLookups(database, clock, accesses)
  const id = randomUUID()
  const code = `H26.00637-261101-${id.replace(/\D/g, '').slice(0, 4).padStart(4, '1')}-${id}`
  await database.write(
    `insert into external_dossier (id, code, authority, procedure, told_hash, subjects, opened_at, told_at, told_by)
     values ($1, $2, $3, '1.014632', 'x', $4, now(), now(), 'x')`,
    [id, code, platform.authority, JSON.stringify([lan])],
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
  const client = new LookUpForClient(database, bus, catalogue, clock, keys, dossiers, lookups)
  const command: AskLookupsCommand = {
    dossier: id,
    body: { dossierCode: code, subject: { personId: lan.personId }, concepts: ['land.home.owned'] },
  }
  return { lookUp: () => client.execute(command, questionOf(platform)), id }
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
