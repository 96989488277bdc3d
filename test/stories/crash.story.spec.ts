import { eventually } from '#testing'
import { conceptsOfRow } from '../../apps/exchange/src/lookups/disclosures.js'
import {
  fieldsOfRow,
  snapshotColumns,
  type SnapshotColumns,
} from '../../apps/dossiers/src/snapshots/kept-snapshot.rules.js'
import { buses, describeOnKafka, kafkaBrokers } from '../system/buses.js'
import { sideBySide } from '../system/side-by-side.js'
import { TestSystem } from '../system/system.js'
import {
  dossiersOf,
  expectNoCodeLost,
  expectUnavailable,
  filledDrafts,
  gapsOf,
  openLoop,
  submission,
  timedPrefill,
  type FilledDraft,
} from './crash.fixture.js'

const registries = ['population', 'tax', 'land'] as const

describe.each(buses)('what is sent over again ($bus)', ({ options }) => {
  let system: TestSystem
  beforeAll(async () => {
    system = await TestSystem.start(options)
  })
  afterAll(() => system?.stop())

  it('an event that is handed over twice has the effect of one', async () => {
    const lan = system.as('lan')
    const { id } = await lan.open('1.014632')
    await lan.prefill(id)
    const dispute = async (path: string) => {
      const body = { path, claimedValue: 48, reason: 'Chưa đúng.' }
      return (await lan.send<{ correctionId: string }>('POST', `/v1/dossiers/${id}/corrections`, body)).body
        .correctionId
    }
    const received = () =>
      system.rows<{ correction_id: string }>(
        'land',
        'select correction_id from correction_claim order by correction_id',
      )
    const arrives = (...ids: string[]) =>
      eventually(received, (rows) => expect(rows.map(({ correction_id }) => correction_id)).toEqual(ids), {
        within: 20_000,
      })
    const first = await dispute('/home/floorArea')
    await arrives(first)
    const [heard] = await system.rows<{ event_id: string }>('land', 'select event_id from inbox')
    const publishAgain = () =>
      system.rows(
        'dossiers',
        `insert into outbox (id, shard, topic, key, fact)
         select $1, 0, 'dossiers.facts.v1', dossier_id::text, jsonb_build_object('kind', 'correctionOpened', 'dossierId', dossier_id,
                'at', '2026-01-01T00:00:00.000Z', 'correctionId', id, 'registry', registry) from correction where id = $2`,
        [heard?.event_id, first],
      )
    await system.rows('land', 'truncate correction_claim, correction, corrected_row') // so that a second effect would show
    await publishAgain()
    const marker = await dispute('/home/parcel')
    await arrives(marker)
    await system.rows('land', 'delete from inbox where event_id = $1', [heard?.event_id]) // without its memory it would
    await publishAgain()
    await arrives(first, marker)
  })

  it('submissions in flight as the centre is killed with -9: every acknowledged one is there once, every other is absent or whole, and no code is lost', async () => {
    const minh = system.as('minh')
    const drafts = await filledDrafts(minh, 40)
    const [centre] = system.running('dossiers')
    let acknowledged = 0
    const replies = await sideBySide(drafts.length, 12, async (index) => {
      const reply = await submission(minh, drafts[index] as FilledDraft)
      if (reply?.status === 201 && ++acknowledged === 10) centre?.signal('SIGKILL')
      return reply
    })
    await centre?.exit()
    expect(replies.filter((reply) => reply && reply.status !== 201)).toEqual([])
    expect(acknowledged).toBeGreaterThanOrEqual(10)
    expect(acknowledged).toBeLessThan(drafts.length)
    await centre?.start()
    const kept = await dossiersOf(system, drafts)
    replies.forEach((reply, index) => {
      if (reply)
        expect(kept[index]).toMatchObject({
          code: reply.body.code,
          status: 'submitted',
          due_at: expect.any(Date),
          submissions: 1,
        })
      else if (kept[index]?.code === null)
        expect(kept[index]).toMatchObject({ status: 'draft', due_at: null, submissions: 0 })
      else expect(kept[index]).toMatchObject({ status: 'submitted', due_at: expect.any(Date), submissions: 1 })
    })
    expectNoCodeLost(kept.flatMap(({ code }) => code ?? []))
    const again = await sideBySide(drafts.length, 4, (index) => submission(minh, drafts[index] as FilledDraft))
    expect(again.map((reply) => reply?.status)).toEqual(drafts.map(() => 201))
    again.forEach((reply, index) => expect(reply?.body.code).toBe(replies[index]?.body.code ?? reply?.body.code))
    expectNoCodeLost(again.map((reply) => reply?.body.code ?? ''))
    await eventually(
      () => system.rows('dossiers', 'select id from outbox'),
      (rows) => expect(rows).toEqual([]),
      { within: 20_000 },
    )
  })
})

describeOnKafka('a service apart is killed with -9', () => {
  let system: TestSystem
  beforeAll(async () => {
    const processes = ['catalog,dossiers,gateway', 'exchange', ...registries, ...registries]
    system = await TestSystem.start({ bus: 'kafka', brokers: kafkaBrokers(), processes })
  })
  afterAll(() => system?.stop())

  it("the exchange, between a registry's answer and its own: nothing was released, and the retry takes up the same look-ups", async () => {
    const lan = system.as('lan')
    const { id } = await lan.open('1.014632')
    const [exchange] = system.running('exchange')
    const recording = await system.connect('exchange')
    await recording.query('begin; lock table disclosure in share mode')
    const asked = timedPrefill(lan, id)
    await eventually(
      () =>
        recording.query<{ pid: number }>(
          "select pid from pg_locks where relation = 'disclosure'::regclass and not granted",
        ),
      ({ rows }) => expect(rows).toHaveLength(1),
    )
    exchange?.signal('SIGKILL')
    expectUnavailable(await asked)
    await system.administer(
      'select pg_terminate_backend(pid) from pg_locks where not granted and database = (select oid from pg_database where datname = $1)',
      [system.databases.get('exchange')?.database],
    )
    await recording.query('rollback')
    await recording.end()
    const answered = await lookupsAnswered(system, id)
    expect(answered).toHaveLength(3)
    expect(await recorded(system, id)).toEqual([])
    expect((await lan.send('GET', `/v1/dossiers/${id}/snapshot`)).status).toBe(404)

    await exchange?.start()
    const snapshot = await lan.prefill(id)
    expect(snapshot.summary.gaps).toBe(0)
    expect((await recorded(system, id)).map(({ lookup_id }) => lookup_id)).toEqual(expect.arrayContaining(answered))
    expect(snapshot.fields.flatMap(({ source }) => source?.lookupId ?? [])).toEqual(expect.arrayContaining(answered))
  })

  it('the exchange, while prefills are in flight: every value anybody has is on record, and both logs agree in the end', async () => {
    const lan = system.as('lan')
    const drafts = await sideBySide(30, 6, () => lan.open('1.014632'))
    const [exchange] = system.running('exchange')
    let answered = 0
    const replies = await sideBySide(drafts.length, 10, async (index) => {
      const reply = await timedPrefill(lan, drafts[index]?.id ?? '')
      if (++answered === 8) exchange?.signal('SIGKILL')
      return reply
    })
    expect(replies.some(({ status }) => status === 503)).toBe(true)
    for (const reply of replies.filter(({ status }) => status !== 200)) expectUnavailable(reply)
    await exchange?.start()
    for (const { id } of drafts) await lan.prefill(id)
    const lookups = await system.rows<{ lookup_id: string; concepts: Record<string, string> }>(
      'exchange',
      `select lookup_id, ${conceptsOfRow} as concepts from disclosure`,
    )
    const onRecord = new Map(lookups.filter(hasProvided).map(({ lookup_id, concepts }) => [lookup_id, concepts]))
    const snapshots = await system.rows<SnapshotColumns>('dossiers', `select ${snapshotColumns} from snapshot`)
    const provided = snapshots.flatMap(fieldsOfRow).filter(({ source }) => source)
    expect(provided.length).toBeGreaterThan(500)
    const unrecorded = provided.filter(({ concept, source }) => {
      const concepts = onRecord.get(source?.lookupId ?? '')
      return concept ? concepts?.[concept] !== 'provided' : !concepts // what is derived has no concept of its own
    })
    expect(unrecorded).toEqual([])
    for (const { id } of drafts) {
      const known = (await recorded(system, id)).map(({ lookup_id }) => lookup_id)
      expect(known).toEqual(expect.arrayContaining(await lookupsAnswered(system, id)))
    }
  })

  it('one of two instances of a registry: under 200 look-ups a second, or half of what the machine can do, none fails', async () => {
    const minh = system.as('minh') // single: his prefill is three look-ups
    const drafts = await sideBySide(160, 8, () => minh.open('1.014632'))
    const began = Date.now()
    const alone = await sideBySide(40, 8, (index) => minh.prefill(drafts[index]?.id ?? ''))
    const possible = alone.length / ((Date.now() - began) / 1000)
    const perSecond = Math.min(200 / 3, possible / 2)
    const replies = await openLoop({ perSecond, count: drafts.length, atMost: 32 }, async (index) => {
      if (index === 50) system.running('land')[0]?.signal('SIGKILL')
      if (index === 100) system.running('population')[1]?.signal('SIGKILL')
      return timedPrefill(minh, drafts[index]?.id ?? '')
    })
    expect(system.processes.filter(({ isRunning }) => !isRunning)).toHaveLength(2)
    expect(replies.filter(({ status }) => status !== 200)).toEqual([])
    expect(replies.flatMap(({ body }) => gapsOf(body))).toEqual([])
    expect(Math.max(...replies.map(({ took }) => took))).toBeLessThan(8000)
  })
})

/** The look-ups of a dossier that registries have answered, by their own logs. */
async function lookupsAnswered(system: TestSystem, dossierId: string): Promise<string[]> {
  const text = 'select lookup_id from access_log where dossier_id = $1'
  const logs = await Promise.all(
    registries.map((registry) => system.rows<{ lookup_id: string }>(registry, text, [dossierId])),
  )
  return logs.flat().map(({ lookup_id }) => lookup_id)
}

function recorded(system: TestSystem, dossierId: string): Promise<{ lookup_id: string }[]> {
  return system.rows('exchange', 'select distinct lookup_id from disclosure where dossier_id = $1', [dossierId])
}

function hasProvided({ concepts }: { concepts: Record<string, string> }): boolean {
  return Object.values(concepts).includes('provided')
}
