import { randomUUID } from 'node:crypto'
import { StateCopy, type ActorContext, type AskContext, type Bus } from '#bus'
import { catalog, type Actor, type FormDocument, type LookupReply } from '#contracts'
import { Catalogue, Clock } from '#platform'
import { clockAt, eventually, throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { dossiersService } from '../dossiers.service-definition.js'
import type { MatchPerson } from '../matching/match-person.js'
import type { PersonAccesses } from '../matching/person-accesses.js'
import type { NoteRepeats } from '../repeats/note-repeats.js'
import { fieldsOfRow, snapshotColumns, type SnapshotColumns } from '../snapshots/kept-snapshot.rules.js'
import { PrefillDossier } from './prefill-dossier.js'
import { Prefills } from './prefills.js'

const lan: Actor = {
  issuer: 'https://issuer.test',
  subject: 'lan',
  role: 'citizen',
  permissions: [],
  name: 'Lan',
  personId: '001188014826',
}
const same = (text: string) => ({ vi: text, en: text })
const form: FormDocument = {
  procedure: '1.014632',
  formVersion: '1.0.0',
  title: same('Biểu mẫu'),
  schema: {
    type: 'object',
    properties: { note: { type: 'string' }, status: { type: 'string' }, since: { type: 'string' } },
  },
  layout: {
    pages: [
      {
        title: same('1'),
        sections: [
          {
            title: same('1'),
            fields: [
              { path: '/note', label: same('Ghi chú') },
              { path: '/status', label: same('Tình trạng') },
              { path: '/since', label: same('Từ khi nào'), visibleWhen: { path: '/status' } },
            ],
          },
        ],
      },
    ],
  },
  bindings: {
    '/note': { mode: 'ask', why: same('Vì') },
    '/status': { mode: 'registry', concept: 'person.maritalStatus', subject: 'applicant', why: same('Vì') },
    '/since': { mode: 'ask', why: same('Vì') },
  },
  documents: [],
}

let kept: ThrowAwayDatabase
beforeAll(async () => {
  kept = await throwAwayDatabase(dossiersService)
})
afterAll(() => kept.drop())

function aCatalogue(): Catalogue {
  const copy = new StateCopy(catalog.state, () => [])
  const key = `${form.procedure}@${form.formVersion}`
  const entry = { type: 'formVersion', key, version: 1, value: { form } }
  copy.record({ key: `formVersion/${key}`, version: 1, text: JSON.stringify(entry) })
  const catalogue = new Catalogue()
  catalogue.follow(copy)
  return catalogue
}

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

/** Prefills over a bus that waits with the exchange's answers for `go`. */
function aService(go: Promise<void> = Promise.resolve(), clock = new Clock()) {
  const deadlines: number[] = []
  const bus = {
    ask: async (_contract: object, _question: object, { deadline }: AskContext): Promise<LookupReply> => {
      deadlines.push(deadline)
      await go
      return { lookups: [] }
    },
  } as unknown as Bus
  const never = {} as MatchPerson
  const nobody = { lookedUp: () => Promise.resolve() } as unknown as PersonAccesses
  const repeats = { afterPrefill: () => Promise.resolve() } as unknown as NoteRepeats
  const service = new PrefillDossier(bus, aCatalogue(), new Prefills(kept.database, repeats), never, clock, nobody)
  return { service, asks: () => deadlines.length, deadlines }
}

function aQuestion(isDirect = false): ActorContext {
  const deadline = Date.now() + 60_000
  return { id: randomUUID(), from: 'gateway', correlationId: 'test-test', deadline, actor: lan, isDirect }
}

/** What there is of a dossier: its snapshots, its `prefilled` events, its version. */
async function traces(id: string) {
  const [row] = await kept.database.query(
    `select (select array_agg(s.id) from snapshot s where dossier_id = d.id) as snapshots, d.snapshot_id as newest,
       (select count(*)::int from dossier_event where dossier_id = d.id) as events, d.version
     from dossier d where id = $1`,
    [id],
  )
  return row
}

it('waits 1.9 s for what it asks first, whatever the caller would wait', async () => {
  const now = new Date()
  const { service, deadlines } = aService(
    undefined,
    clockAt(() => now),
  )
  await service.execute({ dossier: await aDraft(), body: {} }, aQuestion())
  expect(deadlines).toEqual([now.getTime() + 1900])
})

describe('a prefill that the bus brings a second time', () => {
  it('after its answer has the same snapshot, and nobody is asked again', async () => {
    const dossier = await aDraft()
    const { service, asks } = aService()
    const question = aQuestion()
    const first = await service.execute({ dossier, body: {} }, question)
    expect(await service.execute({ dossier, body: {} }, question)).toEqual(first)
    expect(asks()).toBe(1)
    const { snapshotId } = first
    expect(await traces(dossier)).toEqual({ snapshots: [snapshotId], newest: snapshotId, events: 1, version: 2 })
  })

  it('while another instance works on it has the same snapshot', async () => {
    const dossier = await aDraft()
    let go: () => void = () => undefined
    const waiting = new Promise<void>((resolve) => (go = resolve))
    const question = aQuestion()
    const both = [aService(waiting), aService(waiting)].map(({ service }) =>
      service.execute({ dossier, body: {} }, question),
    )
    go()
    const [first, second] = await Promise.all(both)
    expect(second).toEqual(first)
    const id = first?.snapshotId
    expect(await traces(dossier)).toEqual({ snapshots: [id], newest: id, events: 1, version: 2 })
  })

  it('does not take back a newer one', async () => {
    const dossier = await aDraft()
    const { service } = aService()
    const question = aQuestion()
    const first = await service.execute({ dossier, body: {} }, question)
    const newer = await service.execute({ dossier, body: {} }, aQuestion())
    expect(await service.execute({ dossier, body: {} }, question)).toEqual(first)
    expect(await traces(dossier)).toMatchObject({ newest: newer.snapshotId, events: 2 })
  })

  it('is not mixed up with what was asked of another dossier', async () => {
    const { service } = aService()
    const question = aQuestion()
    await service.execute({ dossier: await aDraft(), body: {} }, question)
    const other = await aDraft()
    await expect(service.execute({ dossier: other, body: {} }, question)).rejects.toMatchObject({
      code: 'snapshot_not_found',
    })
    expect(await traces(other)).toMatchObject({ snapshots: null, newest: null, events: 0 })
  })
})

describe('a prefill whose grounds change while it runs', () => {
  const partner = JSON.stringify([
    { role: 'partner', personId: '052190035174', fullName: 'Hoa', birthDate: '1990', attested: false },
  ])
  const consent = (
    answer: string | null,
  ) => `insert into consent (id, dossier_id, role, person_id, full_name, birth_date, requested_by,
      requested_at, expires_at, answer, answered_at)
    values (gen_random_uuid(), $1, 'partner', '052190035174', 'Hoa', '1990', 'Lan', now(), now(), ${answer}, ${answer && 'now()'})`

  it.each([
    ['submission', [`update dossier set status = 'submitted' where id = $1`]],
    ['naming of somebody', [`update dossier set subjects = '${partner}' where id = $1`]],
    [
      'consent that is taken back',
      [`update consent set answer = 'refused', answered_at = now() where dossier_id = $1`],
    ],
    ['consent that is given', [consent(`'given'`)]],
    ['refusal of the representative', [`update dossier set representation = '{"status":"refused"}' where id = $1`]],
    ['correction', [`update dossier set disputed = '[{"path":"/note"}]' where id = $1`]],
    ['deletion', ['delete from consent where dossier_id = $1', 'delete from dossier where id = $1']],
  ])('by a %s keeps nothing and says so', async (_, statements) => {
    const dossier = await aDraft()
    if (statements[0]?.startsWith('update consent')) await kept.database.write(consent(`'given'`), [dossier])
    let go: () => void = () => undefined
    const { service, asks } = aService(new Promise<void>((resolve) => (go = resolve)))
    const running = service.execute({ dossier, body: {} }, aQuestion())
    await eventually(asks, (times) => expect(times).toBe(1))
    for (const statement of statements) await kept.database.write(statement, [dossier])
    const before = await traces(dossier)
    go()
    await expect(running).rejects.toMatchObject({ kind: 'conflict', code: 'dossier_changed' })
    expect(await traces(dossier)).toEqual(before)
  })

  it.each([
    ['before it begins', 1],
    ['while the deletion is not committed yet', 0],
  ])('by a deletion %s finds nothing, and others of its batch go on', async (_, isEarly) => {
    const [gone, other] = [await aDraft(), await aDraft()]
    const prefills = new Prefills(kept.database, {} as NoteRepeats)
    const row = (dossierId: string) => {
      return { id: randomUUID(), dossierId, snapshotId: randomUUID(), at: new Date() }
    }
    const remove = 'delete from dossier where id = $1'
    if (isEarly) await kept.database.write(remove, [gone])
    let begun: string[] = []
    let go: () => void = () => undefined
    void new Promise<void>((resolve) => (go = resolve))
      .then(() => Promise.all([prefills.begin(row(gone)), prefills.begin(row(other))]))
      .then((all) => (begun = all.map((found) => found?.id ?? 'none')))
    await kept.database.transaction(async (tx) => {
      await tx.query(remove, [gone])
      go()
      const waits = () => kept.database.query(`select 1 from pg_stat_activity where wait_event_type = 'Lock'`)
      if (!isEarly) await eventually(waits, (rows) => expect(rows.length).toBeGreaterThan(0))
    })
    await eventually(
      () => begun,
      (all) => expect(all).toEqual(['none', other]),
    )
  })

  it('is not disturbed by what it does not rest on', async () => {
    const dossier = await aDraft()
    let go: () => void = () => undefined
    const { service, asks } = aService(new Promise<void>((resolve) => (go = resolve)))
    const running = service.execute({ dossier, body: {} }, aQuestion())
    await eventually(asks, (times) => expect(times).toBe(1))
    await kept.database.write(`update dossier set answers = '{"/note":"x"}', version = version + 1 where id = $1`, [
      dossier,
    ])
    go()
    const { snapshotId } = await running
    expect(await traces(dossier)).toMatchObject({ newest: snapshotId })
  })

  it('is seen by a writer that waited for the change to be committed', async () => {
    const dossier = await aDraft()
    let go: () => void = () => undefined
    const { service, asks } = aService(new Promise<void>((resolve) => (go = resolve)))
    const running = service.execute({ dossier, body: {} }, aQuestion())
    await eventually(asks, (times) => expect(times).toBe(1))
    await kept.database.transaction(async (tx) => {
      await tx.query(`update dossier set status = 'submitted' where id = $1`, [dossier])
      go()
      const waits = () => kept.database.query(`select 1 from pg_stat_activity where wait_event_type = 'Lock'`)
      await eventually(waits, (rows) => expect(rows.length).toBeGreaterThan(0))
    })
    await expect(running).rejects.toMatchObject({ code: 'dossier_changed' })
    expect(await traces(dossier)).toMatchObject({ snapshots: null, newest: null })
  })
})

describe('the seed of the ids of look-ups', () => {
  const begin = (dossierId: string, snapshotId = randomUUID()) =>
    new Prefills(kept.database, {} as NoteRepeats).begin({ id: randomUUID(), dossierId, snapshotId, at: new Date() })
  const notes = (id: string) => kept.database.query('select seed from prefill where dossier_id = $1', [id])

  it('is taken up by a retry, also by a third, until one has come to its end', async () => {
    const dossier = await aDraft()
    const { seed } = (await begin(dossier)) ?? {}
    expect((await begin(dossier))?.seed).toBe(seed)
    await kept.database.write(`update prefill set created_at = now() - interval '6 minutes' where id = seed`)
    expect((await begin(dossier))?.seed).toBe(seed)
    await aService().service.execute({ dossier, body: {} }, aQuestion())
    expect((await begin(dossier))?.seed).not.toBe(seed)
  })

  it('is one for two that begin together', async () => {
    const dossier = await aDraft()
    const [first, second] = await Promise.all([begin(dossier), begin(dossier)])
    expect(first?.seed).toBe(second?.seed)
  })

  it('is durable before anybody is asked', async () => {
    const dossier = await aDraft()
    const { service, asks } = aService(new Promise(() => undefined))
    service.execute({ dossier, body: {} }, aQuestion()).catch(() => undefined)
    await eventually(asks, (times) => expect(times).toBe(1))
    expect(await notes(dossier)).toHaveLength(1)
  })

  it('leaves no note where the question is refused or was answered', async () => {
    const dossier = await aDraft()
    const { service } = aService()
    await expect(service.execute({ dossier, ifMatch: 7, body: {} }, aQuestion())).rejects.toMatchObject({
      code: 'version_stale',
    })
    const stranger = { ...aQuestion(), actor: { ...lan, subject: 'minh', personId: '001090000001' } }
    await expect(service.execute({ dossier, body: {} }, stranger)).rejects.toMatchObject({ kind: 'notFound' })
    expect(await notes(dossier)).toEqual([])
    const question = aQuestion()
    await service.execute({ dossier, body: {} }, question)
    await service.execute({ dossier, body: {} }, question)
    expect(await notes(dossier)).toHaveLength(1)
  })
})

describe('a prefill within the process', () => {
  it('makes a snapshot each time', async () => {
    const dossier = await aDraft()
    const { service } = aService()
    const first = await service.execute({ dossier, body: {} }, aQuestion(true))
    const second = await service.execute({ dossier, body: {} }, aQuestion(true))
    expect(second.snapshotId).not.toBe(first.snapshotId)
  })
})

it('a question that does not apply is kept, for a correction to bring up, but neither told nor counted', async () => {
  const dossier = await aDraft()
  const { service } = aService()
  const question = aQuestion()
  const told = await service.execute({ dossier, body: {} }, question)
  expect(told.fields.map(({ path }) => path)).toEqual(['/note'])
  expect(told.summary).toMatchObject({ total: 1, asked: 1 })
  expect(await service.execute({ dossier, body: {} }, question)).toEqual(told)
  const [row] = await kept.database.query<SnapshotColumns>(`select ${snapshotColumns} from snapshot where id = $1`, [
    told.snapshotId,
  ])
  expect(row && fieldsOfRow(row).map(({ path }) => path)).toEqual(['/note', '/since'])
})
