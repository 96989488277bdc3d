import type { CorrectionResults, MyCorrection, OwnedCorrection, RegistryFigures } from '#contracts'
import { eventually } from '#testing'
import { buses } from '../system/buses.js'
import { byPath, socialHousingAnswers, type Client, type DossierBody, type ProblemBody } from '../system/client.js'
import { personaOf, TestSystem } from '../system/system.js'
import { refused } from './refusal.fixture.js'

type Page<T> = { items: T[]; nextCursor: string | null }
type Flagged = DossierBody & { changedFacts?: { registry: string; paths: string[] }[] }

const path = '/home/floorArea'
const reason = 'Đã xây thêm gác lửng.'

describe.each(buses)('a correction at the owner of the record ($bus)', ({ options }) => {
  let system: TestSystem
  let owner: Client
  beforeAll(async () => {
    system = await TestSystem.start(options)
    owner = system.as('ministry-land')
  })
  afterAll(() => system?.stop())

  const listed = async (query = '', registry = 'land', who = owner) =>
    (await who.send<Page<OwnedCorrection>>('GET', `/v1/registries/${registry}/corrections${query}`)).body.items
  const mine = async (client: Client) => (await client.send<Page<MyCorrection>>('GET', '/v1/me/corrections')).body.items
  const decide = (id: string, body: object, who = owner) =>
    who.send<Omit<OwnedCorrection, 'status'> & { status: string | number } & Omit<ProblemBody, 'status'>>(
      'POST',
      `/v1/corrections/${id}/decisions`,
      body,
    )
  const figures = async () => (await owner.send<RegistryFigures>('GET', '/v1/registries/land/quality')).body
  const claimOf = async (client: Client, claimedValue: unknown, at = path) => {
    const { id } = await client.open('1.014632', { receivedBy: 'H26.00637' })
    const snapshot = await client.prefill(id)
    const held = byPath(snapshot)[at]?.value
    const body = { path: at, claimedValue, reason }
    const reply = await client.send<{ correctionId: string }>('POST', `/v1/dossiers/${id}/corrections`, body)
    expect(reply.status).toBe(201)
    return { id, held, correctionId: reply.body.correctionId, snapshotId: snapshot.snapshotId }
  }
  /** The open correction of a claimed value, once its registry has taken it. */
  const opened = (claimedValue: unknown, registry = 'land', who = owner) =>
    eventually(
      async () =>
        (await listed('?status=open', registry, who)).find(({ claimed }) =>
          claimed.some((each) => each.claimedValue === claimedValue),
        ),
      (found) => expect(found).toBeDefined(),
    ) as Promise<OwnedCorrection>

  it('goes from two claims to one decision, to the next prefill, the other dossiers and the citizen', async () => {
    const lan = system.as('lan')
    const { id: other, snapshotId } = await lan.open('1.014632', { receivedBy: 'H26.00637' }).then(async ({ id }) => ({
      id,
      ...(await lan.prefill(id)),
    }))
    await lan.answer(other, socialHousingAnswers)
    await lan.submit(other, snapshotId, { receivedBy: 'H26.00637' })
    const first = await claimOf(lan, 61.5)
    const correction = await opened(61.5)
    expect(correction).toMatchObject({ heldValue: first.held, claims: 1, reason, overdue: false, changesRecord: true })
    await claimOf(lan, 61.5)
    await eventually(
      async () => (await listed('?status=open')).find(({ id }) => id === correction.id),
      (merged) => expect(merged?.claims).toBe(2),
    )
    const [own] = await eventually(
      () => mine(lan),
      (items) => expect(items.map(({ number }) => number)).toEqual([correction.number, correction.number]),
    )
    expect(own).toMatchObject({ registry: 'land', concept: 'land.home.floorArea', path, claimedValue: 61.5 })
    expect(own).toMatchObject({ status: 'open', dueAt: correction.dueAt, dueCertainty: 'C', dossierCode: null })
    expect(await figures()).toMatchObject({ corrections: 2, correctionsOpen: 2, correctionsOverdue: 0 })

    expect((await decide(correction.id, { decision: 'corrected', reason: 'Đã đo lại.' })).body.status).toBe('corrected')
    refused(await decide(correction.id, { decision: 'rejected', reason: 'Khác.' }), 409, 'correction_decided')
    await eventually(
      () => mine(lan),
      (items) => expect(items.map(({ status }) => status)).toEqual(['corrected', 'corrected']),
    )
    expect((await mine(lan))[0]).toMatchObject({ reason: 'Đã đo lại.', decidedAt: expect.any(String) as string })
    expect((await mine(system.as('hoa'))).length).toBe(0)
    expect(byPath(await lan.prefill(first.id))[path]).toMatchObject({
      value: 61.5,
      editable: false,
      quality: 'verified',
    })
    const events = (await lan.timeline(first.id)).items
    expect(events).toEqual(
      expect.arrayContaining([expect.objectContaining({ event: 'factCorrected', note: 'Đã đo lại.' })]),
    )
    const official = system.as('official-dai-mo', { permissions: ['reception', 'process'] })
    await eventually(
      async () => (await official.get(other)) as Flagged,
      ({ changedFacts }) => expect(changedFacts?.flatMap(({ paths }) => paths)).toContain(path),
    )
    const told = await lan.send<Page<{ kind: string; text: string }>>('GET', '/v1/me/messages?limit=100')
    const notices = told.body.items.filter(({ kind }) => kind === 'correctionDecided')
    expect(notices).toHaveLength(2)
    expect(JSON.stringify(notices)).not.toMatch(/61[.,]5|Đã đo lại/)
    expect(await figures()).toMatchObject({ correctionsOpen: 0, correctionsUpheld: 2 })
  })

  it('is confirmed, and of what its registry cannot write, changed at the owner’s first', async () => {
    const lan = system.as('lan')
    await claimOf(lan, 70)
    const { id } = await opened(70)
    expect((await decide(id, { decision: 'confirmed', reason: 'Đúng theo bản vẽ.' })).status).toBe(200)
    await eventually(
      () => mine(lan),
      ([newest]) => expect(newest).toMatchObject({ status: 'confirmed', reason: 'Đúng theo bản vẽ.' }),
    )
    const tax = system.as('ministry-land', { authority: 'G12' })
    await claimOf(lan, 97_000_000, '/income/applicant/total')
    const income = await opened(97_000_000, 'tax', tax)
    expect(income).toMatchObject({ changesRecord: false, record: { label: personaOf('lan').personId } })
    refused(await decide(income.id, { decision: 'corrected', reason: 'Sửa.' }, tax), 409, 'record_not_changed')
    expect((await decide(income.id, { decision: 'rejected', reason: 'Đúng tờ khai.' }, tax)).body.status).toBe(
      'rejected',
    )
  })

  it('is decided with others, each by itself; the same batch with its key has the same answer', async () => {
    const [lan, tuan] = [system.as('lan'), system.as('tuan')]
    await claimOf(lan, 71)
    await claimOf(tuan, 72, (await homeOf(tuan)) ?? path)
    const [one, two] = [await opened(71), await opened(72)]
    const none = `land.00000000-0000-4000-8000-000000000000`
    const body = { ids: [one.id, none, two.id], decision: 'rejected', reason: 'Chưa có bản vẽ.' }
    const send = () =>
      owner.send<CorrectionResults>('POST', '/v1/correction-decisions', body, { 'idempotency-key': 'batch' })
    const came = await Promise.all([send(), send()])
    for (const { body: results } of came)
      expect(results.items).toMatchObject([
        { id: one.id, status: 200, state: 'rejected' },
        { id: none, status: 404, problem: { code: 'correction_not_found' } },
        { id: two.id, status: 200, state: 'rejected' },
      ])
    await eventually(
      async () => [(await mine(lan))[0]?.status, (await mine(tuan))[0]?.status],
      (statuses) => expect(statuses).toEqual(['rejected', 'rejected']),
    )
  })

  /** Where the form of somebody shows the area of their home. */
  async function homeOf(client: Client): Promise<string | undefined> {
    const { id } = await client.open('1.014632', { receivedBy: 'H26.00637' })
    const { fields } = await client.prefill(id)
    return fields.find(
      ({ status, source, value }) => status === 'provided' && source?.registry === 'land' && typeof value === 'number',
    )?.path
  }

  it('is nobody’s but the owner’s, and bad input is refused', async () => {
    await claimOf(system.as('lan'), 73)
    const { id } = await opened(73)
    const body = { decision: 'rejected', reason: 'Thử.' }
    refused(await decide(id, body, system.as('ministry-land', { authority: 'G03' })), 403, 'registry_not_yours')
    refused(await decide(id, body, system.as('lan')), 403, 'role_not_allowed')
    refused(await decide(id, body, system.with(undefined)), 401, 'sign_in_needed')
    refused(await decide(id, { decision: 'rejected' }), 422, 'invalid_input')
    refused(await decide(id, { decision: 'maybe', reason: 'x' }), 422, 'invalid_input')
    refused(await decide(id, { decision: 'confirmed', reason: 'x', value: 1 }), 422, 'invalid_input')
    refused(await decide('land.1', body), 404, 'correction_not_found')
    refused(await decide('nowhere.00000000-0000-4000-8000-000000000000', body), 404, 'correction_not_found')
    refused(await owner.send('GET', '/v1/registries/land/corrections?status=lost'), 422, 'invalid_input')
    refused(await owner.send('GET', '/v1/registries/land/corrections?cursor=x'), 422, 'cursor_invalid')
    refused(await owner.send('GET', '/v1/registries/nowhere/corrections'), 404, 'registry_not_connected')
    refused(await system.as('lan').send('GET', '/v1/me/corrections?cursor=x'), 422, 'cursor_invalid')
    refused(await owner.send('GET', '/v1/me/corrections'), 403, 'role_not_allowed')
    refused(await owner.send('POST', '/v1/correction-decisions', { ids: [], ...body }), 422, 'invalid_input')
  })

  it('that is not decided in time counts against the owner', async () => {
    const before = (await figures()).correctionsOverdue
    const { correctionId } = await claimOf(system.as('lan'), 74)
    await opened(74)
    await eventually(
      () => mine(system.as('lan')),
      (items) => expect(items.find(({ id }) => id === correctionId)?.number).toBeTruthy(),
    )
    const late = `update correction_answer set due_at = now() - interval '1 day' where correction_id = $1`
    await system.rows('dossiers', late, [correctionId])
    expect((await figures()).correctionsOverdue).toBe(before + 1)
  })
})
