import { randomUUID } from 'node:crypto'
import { StateCopy, type ActorContext, type Bus } from '#bus'
import { catalog, type Actor, type FormDocument, type LookupReply, type LookupRequest } from '#contracts'
import { Catalogue, Clock } from '#platform'
import { eventually, throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { dossiersService } from '../dossiers.service-definition.js'
import type { MatchPerson } from '../matching/match-person.js'
import type { PersonAccesses } from '../matching/person-accesses.js'
import type { NoteRepeats } from '../repeats/note-repeats.js'
import { PrefillDossier } from './prefill-dossier.js'
import { Prefills } from './prefills.js'

const lan: Actor = {
  ...{ issuer: 'https://issuer.test', subject: 'lan', role: 'citizen', permissions: [], name: 'Lan' },
  personId: '001188014826',
}
const same = (text: string) => ({ vi: text, en: text })
const concept = 'tax.income.total'
const form: FormDocument = {
  procedure: '1.014632',
  formVersion: '1.0.0',
  title: same('Biểu mẫu'),
  schema: { type: 'object', properties: { income: { type: 'number' }, note: { type: 'string' } } },
  layout: {
    pages: [
      { title: same('1'), sections: [{ title: same('1'), fields: [{ path: '/income', label: same('Thu nhập') }] }] },
    ],
  },
  bindings: {
    '/income': { mode: 'registry', concept, subject: 'applicant', why: same('Vì') },
    '/note': { mode: 'ask', why: same('Vì') },
  },
  documents: [],
}

let kept: ThrowAwayDatabase
const catalogue = new Catalogue()
beforeAll(async () => {
  kept = await throwAwayDatabase(dossiersService)
  const copy = new StateCopy(catalog.state, () => [])
  const entries = [
    { type: 'formVersion', key: `${form.procedure}@${form.formVersion}`, version: 1, value: { form } },
    { type: 'concept', key: concept, version: 1, value: { id: concept, registry: 'tax', record: 'income' } },
  ]
  for (const entry of entries)
    copy.record({ key: `${entry.type}/${entry.key}`, version: 1, text: JSON.stringify(entry) })
  catalogue.follow(copy)
})
afterAll(() => kept.drop())

async function aDraft(): Promise<string> {
  const id = randomUUID()
  await kept.database.write(
    `insert into dossier (id, procedure, form_version, status, identity, channel, created_by, applicant_person_id,
       applicant_name, search_name, created_at, changed_at)
     values ($1, $2, $3, 'draft', 'verified', 'citizen', 'lan', $4, 'Lan', 'lan', now(), now())`,
    [id, form.procedure, form.formVersion, lan.personId],
  )
  return id
}

/** An answer of the tax registry: one record for each key. */
function incomes({ lookups }: LookupRequest, keys: string[]): LookupReply {
  const fact = {
    concept,
    value: 174_000_000,
    quality: 'verified',
    attribute: 'tong',
    recordDate: '2026-01-01',
  } as const
  const records = keys.map((key) => ({ kind: 'income', key, label: key, facts: [fact] }))
  return {
    lookups: lookups.map(({ lookupId, registry }) => ({
      ...{ lookupId, registry, lookedUpAt: '2026-11-24T03:00:00.000Z', records, absences: [], gaps: {} },
      receipt: { signer: 'registry', payload: '', proof: {} as never },
    })),
  }
}

/** A prefill that has asked the registry and waits for its answer. */
async function begun(
  dossier: string,
  { keys = ['2025'], chosen, ifMatch }: { keys?: string[]; chosen?: Record<string, string>; ifMatch?: number } = {},
) {
  let asks = 0
  let answer: () => void = () => undefined
  const answered = new Promise<void>((resolve) => (answer = resolve))
  const bus = {
    ask: async (_: unknown, request: LookupRequest): Promise<LookupReply> => {
      asks++
      await answered
      return incomes(request, keys)
    },
  } as unknown as Bus
  const nobody = { lookedUp: () => Promise.resolve() } as unknown as PersonAccesses
  const repeats = { afterPrefill: () => Promise.resolve() } as unknown as NoteRepeats
  const prefills = new Prefills(kept.database, repeats)
  const service = new PrefillDossier(bus, catalogue, prefills, {} as MatchPerson, new Clock(), nobody)
  const deadline = Date.now() + 60_000
  const context: ActorContext = {
    ...{ id: randomUUID(), from: 'gateway', correlationId: 'test-test', deadline, actor: lan, isDirect: false },
  }
  const running = service.execute({ dossier, ifMatch, body: { chosen } }, context)
  running.catch(() => undefined)
  await eventually(
    () => asks,
    (times) => expect(times).toBe(1),
  )
  return {
    end: () => {
      answer()
      return running
    },
  }
}

async function stands(id: string) {
  const [row] = await kept.database.query(
    `select snapshot_id as newest, chosen, answers, version,
       (select count(*)::int from snapshot s where s.dossier_id = d.id) as snapshots from dossier d where id = $1`,
    [id],
  )
  return row
}

describe('what is typed while a prefill runs', () => {
  const type = (id: string, answers: object) =>
    kept.database.write('update dossier set answers = $2, version = version + 1 where id = $1', [id, answers])

  it('gives way where a registry provides it', async () => {
    const dossier = await aDraft()
    const prefill = await begun(dossier)
    await type(dossier, { '/income': 1234, '/note': 'x' })
    expect((await prefill.end()).fields).toMatchObject([{ path: '/income', status: 'provided', value: 174_000_000 }])
    expect(await stands(dossier)).toHaveProperty('answers', { '/note': 'x' })
  })
})

describe('two prefills at once', () => {
  const keys = ['k1', 'k2']

  it('leave the choice of the one that began later, whichever ends first', async () => {
    const dossier = await aDraft()
    const earlier = await begun(dossier, { keys, chosen: { '/income': 'k1' } })
    const later = await begun(dossier, { keys, chosen: { '/income': 'k2' } })
    const { snapshotId } = await later.end()
    await expect(earlier.end()).rejects.toMatchObject({ code: 'dossier_changed' })
    expect(await stands(dossier)).toMatchObject({ newest: snapshotId, chosen: { '/income': 'k2' }, snapshots: 1 })
    const [first, second] = [
      await begun(dossier, { keys, chosen: { '/income': 'k1' } }),
      await begun(dossier, { keys, chosen: { '/income': 'k2' } }),
    ]
    await first.end()
    const newest = (await second.end()).snapshotId
    expect(await stands(dossier)).toMatchObject({ newest, chosen: { '/income': 'k2' }, version: 4 })
  })

  it('leave the later one also where the database takes them together', async () => {
    const dossier = await aDraft()
    const both = [
      await begun(dossier, { keys, chosen: { '/income': 'k1' } }),
      await begun(dossier, { keys, chosen: { '/income': 'k2' } }),
    ]
    const [, later] = await Promise.allSettled(both.map((prefill) => prefill.end()))
    expect(later).toMatchObject({ status: 'fulfilled' })
    expect(await stands(dossier)).toMatchObject({ chosen: { '/income': 'k2' } })
  })

  it('do not take back a choice the later one did not know', async () => {
    const dossier = await aDraft()
    const chooses = await begun(dossier, { keys, chosen: { '/income': 'k1' } })
    const again = await begun(dossier, { keys })
    const { snapshotId } = await chooses.end()
    await expect(again.end()).rejects.toMatchObject({ code: 'dossier_changed' })
    expect(await stands(dossier)).toMatchObject({ newest: snapshotId, chosen: { '/income': 'k1' } })
  })
})

describe('a prefill of a version', () => {
  it('is refused where another was made while it ran', async () => {
    const dossier = await aDraft()
    const prefill = await begun(dossier, { ifMatch: 1 })
    await kept.database.write('update dossier set version = 2 where id = $1', [dossier])
    await expect(prefill.end()).rejects.toMatchObject({ kind: 'stale', code: 'version_stale' })
    expect(await stands(dossier)).toMatchObject({ newest: null, version: 2, snapshots: 0 })
  })

  it('is kept where it still stands', async () => {
    const dossier = await aDraft()
    const { snapshotId } = await (await begun(dossier, { ifMatch: 1 })).end()
    expect(await stands(dossier)).toMatchObject({ newest: snapshotId, version: 2 })
  })
})

it('reads consents and grounds of one moment, though it waited for a withdrawal', async () => {
  const id = await aDraft()
  await kept.database.write(
    `insert into consent (id, dossier_id, role, person_id, full_name, birth_date, requested_by, requested_at, expires_at, answer, answered_at)
     values ($1, $2, 'spouse', '001088000001', 'Minh', '1988-01-01', 'lan', now(), now() + interval '1 day', 'given', now())`,
    [randomUUID(), id],
  )
  const [before] = await kept.database.query<{ grounds: number }>('select grounds from dossier where id = $1', [id])
  const prefills = new Prefills(kept.database, {} as NoteRepeats)
  const begun = await kept.asOwner(async (owner) => {
    await owner.query('begin')
    await owner.query('select from dossier where id = $1 for update', [id])
    await owner.query(`update consent set answer = 'refused' where dossier_id = $1`, [id])
    const waiting = prefills.begin({ id: randomUUID(), dossierId: id, snapshotId: randomUUID(), at: new Date() })
    await eventually(
      () => owner.query('select 1 from pg_stat_activity where pg_backend_pid() = any (pg_blocking_pids(pid))'),
      ({ rowCount }) => expect(rowCount).toBeGreaterThan(0),
    )
    await owner.query('commit')
    return waiting
  })
  const isOld = begun?.grounds === before?.grounds
  expect({ isOld, answers: begun?.consents?.map(({ answer }) => answer) }).toEqual(
    isOld ? { isOld, answers: ['given'] } : { isOld, answers: ['refused'] },
  )
})
