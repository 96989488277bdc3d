import { jest } from '@jest/globals'
import { eventually } from '#testing'
import { startKafka, type KafkaServer } from '../../tools/kafka/kafka.js'
import { buses, describeOnKafka, kafkaBrokers } from '../system/buses.js'
import type { ProblemBody, Snapshot } from '../system/client.js'
import { TestSystem } from '../system/system.js'
import { backAfter, filledDrafts, openLoop, OwnServer, sideBySide, submission, timedPrefill, type FilledDraft } from './crash.fixture.js'

jest.setTimeout(120_000)

const registries = ['population', 'tax', 'land'] as const

describeOnKafka('one of two registry instances is killed with -9', () => {
  let system: TestSystem
  beforeAll(async () => {
    const processes = ['catalog,exchange,dossiers,gateway', ...registries, ...registries]
    system = await TestSystem.start({ bus: 'kafka', brokers: kafkaBrokers(), processes })
  })
  afterAll(() => system?.stop())

  it('and under 200 look-ups a second none fails', async () => {
    const minh = system.as('minh') // single: his prefill is three look-ups
    const drafts = await sideBySide(400, 8, () => minh.open('1.014632'))
    const replies = await openLoop({ perSecond: 200 / 3, count: drafts.length, atMost: 128 }, async (index) => {
      if (index === 130) system.running('land')[0]?.signal('SIGKILL')
      if (index === 260) system.running('population')[1]?.signal('SIGKILL')
      return timedPrefill(minh, drafts[index]?.id ?? '')
    })
    expect(system.processes.filter(({ isRunning }) => !isRunning)).toHaveLength(2)
    expect(replies.filter(({ status }) => status !== 200)).toEqual([])
    expect(replies.flatMap(({ body }) => gapsOf(body))).toEqual([])
    expect(Math.max(...replies.map(({ took }) => took))).toBeLessThan(3200)
  })
})

describe.each(buses)('the centre is killed with -9 while submissions are in flight ($bus)', ({ options }) => {
  let system: TestSystem
  beforeAll(async () => {
    system = await TestSystem.start(options)
  })
  afterAll(() => system?.stop())

  it('and every acknowledged one is there once, every other is absent or whole, and no code is lost', async () => {
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
      if (reply) expect(kept[index]).toMatchObject({ code: reply.body.code, status: 'submitted', due_at: expect.any(Date), submissions: 1 })
      else if (kept[index]?.code === null) expect(kept[index]).toMatchObject({ status: 'draft', due_at: null, submissions: 0 })
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

describe.each(buses)('PostgreSQL is killed with -9 mid-request ($bus)', ({ options }) => {
  let server: OwnServer
  let system: TestSystem
  beforeAll(async () => {
    server = await OwnServer.start()
    system = await TestSystem.start({ ...options, server: server.address })
  })
  afterAll(async () => {
    await system?.stop()
    await server?.stop()
  })

  it('and writes get a clear 503 until it is back; nothing acknowledged is lost; within 2 s all works', async () => {
    const minh = system.as('minh')
    const drafts = await filledDrafts(minh, 24)
    let acknowledged = 0
    const replies = await sideBySide(drafts.length, 12, async (index) => {
      const reply = await submission(minh, drafts[index] as FilledDraft)
      if (reply?.status === 201 && ++acknowledged === 6) server.kill()
      return reply
    })
    const refused = replies.filter((reply) => reply?.status !== 201)
    expect(refused.length).toBeGreaterThan(0)
    for (const reply of refused) expectUnavailable(reply)
    expectUnavailable(await minh.send('POST', '/v1/dossiers', { procedure: '1.014632' }))
    expectUnavailable(await timedPrefill(minh, drafts[0]?.id ?? ''))
    expect(system.processes.filter(({ isRunning }) => !isRunning)).toEqual([])
    await server.restart()
    const back = await backAfter(async () => {
      const opened = await minh.send('POST', '/v1/dossiers', { procedure: '1.014632' })
      const { status, body } = await timedPrefill(minh, opened.body.id)
      return status === 200 && gapsOf(body).length === 0
    })
    expect(back).toBeLessThan(2000)
    const kept = await dossiersOf(system, drafts)
    replies.forEach((reply, index) => {
      if (reply?.status === 201) expect(kept[index]).toMatchObject({ code: reply.body.code, submissions: 1 })
    })
    const again = await sideBySide(drafts.length, 4, (index) => submission(minh, drafts[index] as FilledDraft))
    expect(again.map((reply) => reply?.status)).toEqual(drafts.map(() => 201))
    expectNoCodeLost(again.map((reply) => reply?.body.code ?? ''))
  })
})

describeOnKafka('the broker is killed with -9', () => {
  let kafka: KafkaServer
  let centre: TestSystem
  let apart: TestSystem
  beforeAll(async () => {
    kafka = await startKafka()
    const { brokers } = kafka
    centre = await TestSystem.start({ bus: 'kafka', brokers })
    apart = await TestSystem.start({ bus: 'kafka', brokers, processes: ['gateway', 'catalog,exchange,dossiers,population,tax,land'] })
  })
  afterAll(async () => {
    await Promise.all([centre?.stop(), apart?.stop()])
    await kafka?.stop()
  })

  it('and requests get gaps or a clear 503 until it is back; within 2 s all works; no correction is lost or doubled', async () => {
    const [lan, other] = [centre.as('lan'), apart.as('lan')]
    const drafts = await sideBySide(12, 4, () => lan.open('1.014632'))
    const [first, second, ...inFlight] = drafts.map(({ id }) => id) as [string, string, ...string[]]
    await lan.prefill(first)
    const { id: elsewhere } = await other.open('1.014632')
    await other.prefill(elsewhere)

    const caught = inFlight.map((id) => timedPrefill(lan, id))
    await kafka.kill()
    for (const { status, took } of await Promise.all(caught)) expect({ status, took }).toEqual({ status: 200, took: lessThan(3300) })
    const meanwhile = await timedPrefill(lan, second)
    expect(meanwhile).toMatchObject({ status: 200, took: lessThan(3300) })
    expect(new Set(gapsOf(meanwhile.body))).toEqual(new Set(['unavailable']))
    const correction = { path: '/home/floorArea', claimedValue: 48, reason: 'Đã sửa lại nhà.' }
    const opened = await lan.send<{ correctionId: string }>('POST', `/v1/dossiers/${first}/corrections`, correction)
    expect(opened.status).toBe(201)
    const hanging = await timedPrefill(other, elsewhere)
    expectUnavailable(hanging)
    expect(hanging.took).toBeLessThan(5500)
    expectUnavailable(await other.send('POST', '/v1/dossiers', { procedure: '1.014632' }))

    await kafka.restart()
    const back = await Promise.all([isWhole(centre, second), isWhole(apart, elsewhere)])
    expect(Math.max(...back)).toBeLessThan(2000)
    const received = await eventually(
      () => centre.rows<{ correction_id: string }>('land', 'select correction_id from correction'),
      (rows) => expect(rows).not.toEqual([]),
      { within: 20_000 },
    )
    expect(received).toEqual([{ correction_id: opened.body.correctionId }])
    const heard = await Promise.all(centre.running('land').map((land) => land.metric('bus_events_heard_total', 'land')))
    expect(heard).toEqual([1])
  })

  it('or freezes, and nobody waits beyond the deadline', async () => {
    const lan = centre.as('lan')
    const { id } = await lan.open('1.014632')
    kafka.pause()
    try {
      expect(await timedPrefill(lan, id)).toMatchObject({ status: 200, took: lessThan(3300) })
    } finally {
      kafka.resume()
    }
    expect(await isWhole(centre, id)).toBeLessThan(2000)
  })

  const isWhole = (system: TestSystem, id: string) =>
    backAfter(async () => {
      const { status, body } = await timedPrefill(system.as('lan'), id)
      return status === 200 && gapsOf(body).length === 0
    })
})

describeOnKafka('the exchange is killed with -9 between a registry\'s answer and its own', () => {
  let system: TestSystem
  beforeAll(async () => {
    const processes = ['catalog,dossiers,gateway', 'exchange', ...registries]
    system = await TestSystem.start({ bus: 'kafka', brokers: kafkaBrokers(), processes })
  })
  afterAll(() => system?.stop())

  it('and nothing was released; the retry takes up the same look-ups', async () => {
    const lan = system.as('lan')
    const { id } = await lan.open('1.014632')
    const [exchange] = system.running('exchange')
    const recording = await system.connect('exchange')
    await recording.query('begin; lock table disclosure in share mode')
    const asked = timedPrefill(lan, id)
    await eventually(
      () => recording.query<{ pid: number }>("select pid from pg_locks where relation = 'disclosure'::regclass and not granted"),
      ({ rows }) => expect(rows).toHaveLength(1),
    )
    exchange?.signal('SIGKILL')
    expectUnavailable(await asked)
    await system.administer('select pg_terminate_backend(pid) from pg_locks where not granted and database = (select oid from pg_database where datname = $1)', [
      system.databases.get('exchange')?.database,
    ])
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

  it('and while prefills are in flight: every value anybody has is on record, and both logs agree in the end', async () => {
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
    const lookups = await system.rows<{ lookup_id: string; concepts: Record<string, string> }>('exchange', 'select lookup_id, concepts from disclosure')
    const onRecord = new Map(lookups.filter(hasProvided).map(({ lookup_id, concepts }) => [lookup_id, concepts]))
    const snapshots = await system.rows<Pick<Snapshot, 'fields'>>('dossiers', 'select fields from snapshot')
    const provided = snapshots.flatMap(({ fields }) => fields).filter(({ source }) => source)
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
})

describe.each(buses)('an event is handed over twice ($bus)', ({ options }) => {
  let system: TestSystem
  beforeAll(async () => {
    system = await TestSystem.start(options)
  })
  afterAll(() => system?.stop())

  it('and has the effect of one', async () => {
    const lan = system.as('lan')
    const { id } = await lan.open('1.014632')
    await lan.prefill(id)
    const dispute = async (path: string) => {
      const body = { path, claimedValue: 48, reason: 'Chưa đúng.' }
      return (await lan.send<{ correctionId: string }>('POST', `/v1/dossiers/${id}/corrections`, body)).body.correctionId
    }
    const received = () => system.rows<{ correction_id: string }>('land', 'select correction_id from correction order by correction_id')
    const arrives = (...ids: string[]) =>
      eventually(received, (rows) => expect(rows.map(({ correction_id }) => correction_id)).toEqual(ids), { within: 20_000 })
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
    await system.rows('land', 'delete from correction') // so that a second effect would show
    await publishAgain()
    const marker = await dispute('/home/parcel')
    await arrives(marker)
    await system.rows('land', 'delete from inbox where event_id = $1', [heard?.event_id]) // without its memory it would
    await publishAgain()
    await arrives(first, marker)
  })
})

function gapsOf(snapshot: Snapshot): string[] {
  return snapshot.fields.flatMap(({ gap }) => gap?.kind ?? [])
}

function expectUnavailable(reply: { status: number; headers: Headers; body: object } | undefined): void {
  const { code, retryable, detail } = (reply?.body ?? {}) as Partial<ProblemBody>
  expect({ status: reply?.status, code, retryable, detail }).toEqual({
    status: 503,
    code: expect.stringMatching(/^(database_unavailable|bus_down|no_answer|overloaded)$/),
    retryable: true,
    detail: expect.stringMatching(/\S/),
  })
  expect(Number(reply?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
}

/** The codes of one authority and day are 1, 2, 3 … */
function expectNoCodeLost(codes: string[]): void {
  const numbers = codes.map((code) => Number(code.split('-').at(-1))).sort((left, right) => left - right)
  expect(numbers).toEqual(numbers.map((_, index) => index + 1))
}

interface KeptDossier {
  id: string
  code: string | null
  status: string
  due_at: Date | null
  submissions: number
}

/** What the database holds of these drafts, in their order. */
async function dossiersOf(system: TestSystem, drafts: FilledDraft[]): Promise<KeptDossier[]> {
  const rows = await system.rows<KeptDossier>(
    'dossiers',
    `select id, code, status, due_at, (select count(*)::int from dossier_event e where e.dossier_id = d.id and e.event = 'submitted') as submissions
     from dossier d`,
  )
  return drafts.map(({ id }) => rows.find((row) => row.id === id) as KeptDossier)
}

/** The look-ups of a dossier that registries have answered, by their own logs. */
async function lookupsAnswered(system: TestSystem, dossierId: string): Promise<string[]> {
  const text = 'select lookup_id from access_log where dossier_id = $1'
  const logs = await Promise.all(registries.map((registry) => system.rows<{ lookup_id: string }>(registry, text, [dossierId])))
  return logs.flat().map(({ lookup_id }) => lookup_id)
}

function recorded(system: TestSystem, dossierId: string): Promise<{ lookup_id: string }[]> {
  return system.rows('exchange', 'select distinct lookup_id from disclosure where dossier_id = $1', [dossierId])
}

function hasProvided({ concepts }: { concepts: Record<string, string> }): boolean {
  return Object.values(concepts).includes('provided')
}

function lessThan(limit: number): unknown {
  return { asymmetricMatch: (value: number) => value < limit, toString: () => `less than ${limit}` }
}
