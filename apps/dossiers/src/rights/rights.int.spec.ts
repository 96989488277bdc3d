import { randomUUID } from 'node:crypto'
import type { Actor, AskForRight as Asked, RightKind } from '#contracts'
import { Idempotent } from '#platform'
import { clockAt, throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { aCatalogue, aDraft, citizen, dossiersIn, hoa, official, plainKeys } from '../dossier/dossiers.fixture.js'
import { dossiersService } from '../dossiers.service-definition.js'
import { KeepNotices } from '../notices/keep-notices.js'
import { AnswerRequest } from './answer-request.js'
import { AskForRight } from './ask-for-right.js'
import { Controllers } from './controllers.js'
import { FindRequests } from './find-requests.js'
import { HandOverRequests } from './hand-over-requests.js'
import { RemoveOldRequests } from './remove-old-requests.js'
import { RightsRequests } from './rights-requests.js'

const both = (text: string) => ({ vi: text, en: text })
const term = (amount: number, unit: string, extension?: number) => ({
  ...{ amount, unit, certainty: 'B', source: '356/2025/NĐ-CP' },
  ...(extension === undefined ? {} : { extension }),
})
const days = { holidays: [], daysInLieu: [], swappedDays: [], halfDays: [], provinceDaysOff: [] }
const setting = (key: string, value: object) => ({
  type: 'setting',
  key,
  value: { key, validFrom: '2026-01-01', value, source: 'x', certainty: 'C' },
})
const authority = (code: string, level: string, more = {}) => ({
  ...{ type: 'authority', key: code },
  value: { code, level, name: both(code), consumerClass: 'communeOffice', sample: true, ...more },
})
const terms = {
  acknowledge: term(2, 'workingDay'),
  kinds: {
    ...{
      access: term(10, 'calendarDay'),
      correct: term(10, 'calendarDay'),
      delete: { ...term(20, 'calendarDay'), certainty: 'C' },
    },
    ...{
      restrict: term(15, 'calendarDay', 15),
      object: term(15, 'calendarDay', 15),
      complain: term(15, 'calendarDay'),
    },
  },
  ...{ openAtOnce: 3, aDay: 5, keptMonths: 24 },
}
const others = [
  ...[setting('calendar.2026', days), authority('H26', 'province', { unit: '01' })],
  ...[authority('H26.00637', 'commune', { parent: 'H26' }), authority('H26.00004', 'commune', { parent: 'H26' })],
  ...[authority('G10', 'ministry'), authority('G03', 'ministry')],
  { type: 'registry', key: 'land', value: { id: 'land', name: both('CSDL đất đai'), owner: 'G10' } },
]
const catalogue = aCatalogue(setting('rights.terms', terms), ...others)

const supervisor: Actor = { ...official, permissions: ['supervise'] }
const head: Actor = {
  ...official,
  subject: 'head',
  name: 'Lê Văn Tám',
  role: 'head',
  authority: 'H26',
  permissions: [],
}
const ministry: Actor = { ...head, subject: 'land', role: 'ministry', authority: 'G10' }
const her: Actor = { ...citizen, subject: 'hoa', personId: hoa.personId, name: hoa.fullName }

let now = new Date()
const clock = clockAt(() => now)
let kept: ThrowAwayDatabase
let use: ReturnType<typeof wired>
beforeAll(async () => {
  kept = await throwAwayDatabase(dossiersService)
  use = wired()
})
beforeEach(async () => {
  now = new Date('2026-11-26T09:00:00+07:00')
  for (const table of ['rights_request', 'notice']) await kept.database.write(`delete from ${table}`)
})
afterAll(() => kept.drop())

function wired(known = catalogue) {
  const { database } = kept
  const controllers = new Controllers(database, known, clock, plainKeys)
  const requests = new RightsRequests(known, clock, plainKeys, controllers)
  const idempotent = new Idempotent(database, clock)
  return {
    asking: new AskForRight(database, known, clock, idempotent, dossiersIn(database, known), controllers, requests),
    answering: new AnswerRequest(database, known, clock, idempotent, new KeepNotices(plainKeys), requests),
    find: new FindRequests(database, requests),
    controllers,
    removing: new RemoveOldRequests(database, known, clock, { warn: () => undefined } as never),
  }
}
const ask = (change: Partial<Asked> = {}, actor = citizen) =>
  use.asking.execute({ body: { kind: 'restrict', controller: 'H26.00637', text: 'Đừng gọi số cũ.', ...change } }, actor)
const answer = (request: string, decision: string, actor = supervisor, reason: string | undefined = 'Đã xem lại.') =>
  use.answering.execute({ request, body: { decision, reason } as never }, actor)
const noticesOf = () =>
  kept.database.query<{ kind: string; dossier_id: string | null }>(
    'select kind, dossier_id from notice order by at, id',
  )
const code = (refusal: string) => expect.objectContaining({ code: refusal }) as object

describe('a request', () => {
  it('is due by the term of its kind, and says day by day why', async () => {
    const { id, acknowledgeBy, dueAt, state } = await ask()
    expect({ acknowledgeBy, dueAt, state }).toEqual({
      ...{ acknowledgeBy: '2026-11-30T10:00:00.000Z', dueAt: '2026-12-11T10:00:00.000Z', state: 'received' },
    })
    const { due, requester, allowed } = await use.find.one({ request: id }, supervisor)
    expect(due.at).toBe('2026-12-11T17:00:00+07:00')
    expect(due.explanation.filter(({ counted }) => counted)).toHaveLength(15)
    expect({ requester, allowed }).toEqual({
      requester: { name: citizen.name, personId: citizen.personId },
      allowed: ['acknowledged', 'extended', 'granted', 'refused'],
    })
    expect((await use.find.one({ request: id }, citizen)).allowed).toEqual([])
  })

  it('says how sure its term is wherever the day it is due stands', async () => {
    const sample = await ask({ kind: 'delete' })
    const read = await ask({ kind: 'access' })
    expect([sample.dueCertainty, read.dueCertainty]).toEqual(['C', 'B'])
    const { items } = await use.find.asked({ limit: 100 }, supervisor)
    const listed = new Map(items.map(({ id, dueCertainty }) => [id, dueCertainty]))
    expect([listed.get(sample.id), listed.get(read.id)]).toEqual(['C', 'B'])
  })

  it('late already cannot be extended, and stays late', async () => {
    const { id, dueAt } = await ask()
    now = new Date(Date.parse(dueAt) + 1000)
    expect((await use.find.one({ request: id }, supervisor)).allowed).toEqual(['acknowledged', 'granted', 'refused'])
    await expect(answer(id, 'extended')).rejects.toMatchObject({ code: 'answer_not_allowed' })
    expect(await answer(id, 'granted')).toMatchObject({ overdue: 'answer', dueAt })
  })

  it.each([
    ['no authority', 'H99.99999'],
    ['a ministry that owns no registry', 'G03'],
    ['a wild card', '%'],
  ])('to %s is refused', async (_, controller) => {
    await expect(ask({ controller })).rejects.toMatchObject({ kind: 'invalid', code: 'controller_unknown' })
  })

  it('about a dossier of somebody else, or of nobody, is refused', async () => {
    const foreign = await aDraft(kept.database, { applicant_person_id: hoa.personId })
    for (const dossierId of [foreign, randomUUID()])
      await expect(ask({ dossierId })).rejects.toMatchObject({ kind: 'invalid', code: 'dossier_unknown' })
    const own = await aDraft(kept.database)
    expect((await ask({ dossierId: own })).dossierId).toBe(own)
  })

  it('of somebody whose sign-in has no personal number is refused', async () => {
    await expect(ask({}, { ...citizen, personId: undefined })).rejects.toMatchObject({ code: 'person_needed' })
  })

  it('while no setting has terms is refused, and nothing is removed', async () => {
    const without = wired(aCatalogue(...others))
    const body = { kind: 'access', controller: 'H26.00637', text: 'x' } as const
    await expect(without.asking.execute({ body }, citizen)).rejects.toMatchObject({ code: 'rights_terms_missing' })
    expect(await without.removing.execute()).toBe(0)
  })

  it('with the same key is made once; with another body the key is refused', async () => {
    const send = (text: string) =>
      use.asking.execute(
        {
          body: { kind: 'access', controller: 'H26.00637', text },
          idempotency: { key: 'k', bodyHash: text },
        },
        citizen,
      )
    const [first, second] = [await send('một'), await send('một')]
    expect(second.id).toBe(first.id)
    await expect(send('hai')).rejects.toMatchObject({ code: 'idempotency_key_reused' })
    expect((await use.find.mine({}, citizen)).items).toHaveLength(1)
  })
})

describe('many requests', () => {
  it('of one person are refused past the limit, also all at once; those of others are not', async () => {
    const sent = await Promise.allSettled(Array.from({ length: 8 }, () => ask()))
    const refusals = sent.flatMap((each) => (each.status === 'rejected' ? [each.reason as object] : []))
    expect(refusals).toEqual(Array.from({ length: 5 }, () => code('too_many_open_requests')))
    expect((await ask({}, her)).state).toBe('received')
  })

  it('that are sent and withdrawn again and again end for the day', async () => {
    for (let sent = 0; sent < 5; sent++) await use.asking.withdraw({ request: (await ask()).id }, citizen)
    await expect(ask()).rejects.toMatchObject({ kind: 'tooMany', code: 'too_many_rights_requests' })
    now = new Date('2026-11-27T10:00:00+07:00')
    expect((await ask()).state).toBe('received')
  })

  it('never come before one that is due earlier, page by page', async () => {
    const old = await ask({}, her)
    await answer(old.id, 'acknowledged')
    now = new Date('2026-12-11T09:00:00+07:00')
    const junk = [await ask(), await ask(), await ask()]
    const seen: string[] = []
    let cursor: string | null | undefined
    do {
      const page = await use.find.asked({ limit: 1, ...(cursor ? { cursor } : {}) }, supervisor)
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    } while (cursor)
    expect(seen).toEqual([old.id, ...junk.map(({ id }) => id)])
  })
})

describe('an answer', () => {
  it('tells the person in words without the request, and moves it on', async () => {
    const { id } = await ask()
    for (const decision of ['acknowledged', 'extended', 'granted']) await answer(id, decision)
    const found = await use.find.one({ request: id }, citizen)
    expect(found).toMatchObject({ state: 'granted', overdue: null, dueAt: '2026-12-28T10:00:00.000Z' })
    expect(found.answers.map(({ decision, by }) => `${decision} ${by}`)).toEqual([
      ...['acknowledged Cao Thị Hạnh', 'extended Cao Thị Hạnh', 'granted Cao Thị Hạnh'],
    ])
    expect(await noticesOf()).toEqual([
      ...['rightsAcknowledged', 'rightsExtended', 'rightsGranted'].map((kind) => ({ kind, dossier_id: null })),
    ])
  })

  it('by two officials at once is one answer and one 409', async () => {
    const { id } = await ask()
    const both = await Promise.allSettled([answer(id, 'granted'), answer(id, 'refused', head)])
    const reasons = both.flatMap((each) => (each.status === 'rejected' ? [each.reason as object] : []))
    expect(reasons).toEqual([expect.objectContaining({ kind: 'conflict', code: 'answer_not_allowed' })])
    expect((await use.find.one({ request: id }, citizen)).answers).toHaveLength(1)
  })

  it('that races with the withdrawal leaves one of them', async () => {
    const { id } = await ask()
    const came = await Promise.allSettled([answer(id, 'granted'), use.asking.withdraw({ request: id }, citizen)])
    const refused = came.flatMap((each) => (each.status === 'rejected' ? [(each.reason as { code: string }).code] : []))
    const { state, answers } = await use.find.one({ request: id }, citizen)
    expect([refused, state, answers.length]).toEqual(
      state === 'withdrawn' ? [['answer_not_allowed'], state, 0] : [['rights_request_ended'], 'granted', 1],
    )
  })

  it('after the withdrawal, a second first answer, and a second extension are refused', async () => {
    const { id } = await ask()
    await answer(id, 'acknowledged', supervisor, undefined)
    await expect(answer(id, 'acknowledged')).rejects.toMatchObject({ code: 'answer_not_allowed' })
    await answer(id, 'extended')
    await expect(answer(id, 'extended')).rejects.toMatchObject({ code: 'answer_not_allowed' })
    await use.asking.withdraw({ request: id }, citizen)
    await use.asking.withdraw({ request: id }, citizen)
    await expect(answer(id, 'granted')).rejects.toMatchObject({ code: 'answer_not_allowed' })
  })

  it.each(['access', 'correct', 'delete', 'complain'] as RightKind[])(
    'extends no request to %s, for which no extension is known',
    async (kind) => {
      const { id } = await ask({ kind })
      await expect(answer(id, 'extended')).rejects.toMatchObject({ code: 'answer_not_allowed' })
    },
  )

  it('but the first needs a reason', async () => {
    const { id } = await ask()
    for (const decision of ['extended', 'granted', 'refused'])
      await expect(
        use.answering.execute({ request: id, body: { decision } as never }, supervisor),
      ).rejects.toMatchObject({ code: 'reason_needed' })
    expect(await noticesOf()).toEqual([])
  })

  it('with the same key is given once', async () => {
    const { id } = await ask()
    const send = () =>
      use.answering.execute(
        { request: id, body: { decision: 'acknowledged' }, idempotency: { key: 'a', bodyHash: 'a' } },
        supervisor,
      )
    await send()
    expect((await send()).answers).toHaveLength(1)
  })

  it('is by nobody but the controller it is addressed to', async () => {
    const { id } = await ask()
    const others = [citizen, ministry, { ...supervisor, authority: 'H26.00004' }, { ...head, authority: 'H2' }]
    for (const actor of others)
      await expect(answer(id, 'granted', actor)).rejects.toMatchObject({ code: 'rights_request_not_found' })
    await expect(answer('x', 'granted')).rejects.toMatchObject({ code: 'rights_request_not_found' })
    const ofMinistry = await ask({ controller: 'G10', kind: 'correct' })
    expect((await answer(ofMinistry.id, 'granted', ministry)).state).toBe('granted')
  })
})

describe('who reads what', () => {
  it('is one’s own for a person, and one’s own authority for an official; a head reads those below', async () => {
    const { id } = await ask()
    await ask({ controller: 'G10' }, her)
    const listed = async (actor: Actor) => (await use.find.asked({}, actor)).items
    expect((await listed(supervisor)).map((item) => item.id)).toEqual([id])
    expect((await listed(head)).map((item) => item.id)).toEqual([id])
    expect((await listed(ministry)).map(({ requesterName }) => requesterName)).toEqual([her.name])
    expect(JSON.stringify(await listed(supervisor))).not.toMatch(/Đừng gọi|001090021473/)
    expect(await listed({ ...supervisor, authority: 'H26.00004' })).toEqual([])
    expect((await use.find.mine({}, citizen)).items.map((item) => item.id)).toEqual([id])
    await expect(use.find.one({ request: id }, her)).rejects.toMatchObject({ code: 'rights_request_not_found' })
    await expect(use.asking.withdraw({ request: id }, her)).rejects.toMatchObject({ code: 'rights_request_not_found' })
  })

  it('is late where the first answer, or the answer, is', async () => {
    const { id } = await ask()
    const overdue = async () => (await use.find.asked({}, supervisor)).items.map((item) => item.overdue)
    expect(await overdue()).toEqual([null])
    now = new Date('2026-12-01T08:00:00+07:00')
    expect(await overdue()).toEqual(['acknowledgement'])
    now = new Date('2026-12-12T08:00:00+07:00')
    expect(await overdue()).toEqual(['answer'])
    await answer(id, 'refused')
    expect(await overdue()).toEqual([])
    const ended = await use.find.asked({ state: 'ended' }, supervisor)
    expect(ended.items).toMatchObject([{ id, state: 'refused', overdue: 'answer' }])
  })

  it('a cursor of another authority, and of nothing, is refused', async () => {
    await ask()
    const cursor = Buffer.from((await ask({ controller: 'G10' })).id).toString('base64url')
    for (const bad of [cursor, Buffer.from(randomUUID()).toString('base64url'), Buffer.from('x').toString('base64url')])
      await expect(use.find.asked({ cursor: bad }, supervisor)).rejects.toMatchObject({ code: 'cursor_invalid' })
    const hers = Buffer.from((await ask({}, her)).id).toString('base64url')
    for (const bad of [hers, Buffer.from(randomUUID()).toString('base64url')])
      await expect(use.find.mine({ cursor: bad }, citizen)).rejects.toMatchObject({ code: 'cursor_invalid' })
  })

  it('those who answer for data about a person are their offices, the registries and the province', async () => {
    await aDraft(kept.database, { applicant_person_id: her.personId })
    const found = await use.controllers.of(her)
    expect(found.map(({ code, role }) => `${code} ${role}`)).toEqual([
      'G10 registry',
      'H26 gateway',
      'H26.00637 office',
    ])
    const atHome = await use.controllers.of({ ...citizen, personId: '001', residence: '00004' })
    expect(atHome.map(({ code }) => code)).toEqual(['G10', 'H26', 'H26.00004'])
  })
})

it('requests are removed with their answers some time after their end, open ones never', async () => {
  const { id } = await ask()
  await answer(id, 'granted')
  const open = await ask()
  now = new Date('2028-11-26T08:00:00+07:00')
  expect(await use.removing.execute()).toBe(0)
  now = new Date('2028-11-26T10:00:00+07:00')
  expect(await use.removing.execute()).toBe(1)
  const rows = await kept.database.query('select id from rights_request')
  expect([rows, await kept.database.query('select id from rights_answer')]).toEqual([[{ id: open.id }], []])
})

it('open requests to an office that is no more go to what took it over, ended ones stay where they were', async () => {
  // the former ward 00001 went whole to 00097
  const known = Object.assign(
    aCatalogue(setting('rights.terms', terms), ...others, authority('H26.00097', 'commune')),
    {
      isReady: () => true,
    },
  )
  const service = new HandOverRequests(kept.database, known, clock, new KeepNotices(plainKeys), {
    warn: () => undefined,
  } as never)
  const [open, ended, elsewhere] = [await ask(), await ask(), await ask()]
  await answer(ended.id, 'granted')
  const former = `update rights_request set controller = 'H26.00001' where id = any($1)`
  await kept.database.write(former, [[open.id, ended.id]])
  expect(await service.execute()).toBe(1)
  const rows = await kept.database.query<{ id: string; controller: string }>(
    'select id, controller from rights_request',
  )
  const now = new Map(rows.map(({ id, controller }) => [id, controller]))
  expect([now.get(open.id), now.get(ended.id), now.get(elsewhere.id)]).toEqual(['H26.00097', 'H26.00001', 'H26.00637'])
  const successor: Actor = { ...supervisor, authority: 'H26.00097' }
  const body = { decision: 'granted', reason: 'Đã xem lại.' } as const
  expect((await wired(known).answering.execute({ request: open.id, body }, successor)).state).toBe('granted')
  expect(await service.execute()).toBe(0)
  const told = await kept.database.query<{ kind: string }>('select kind from notice order by id')
  expect(told.map(({ kind }) => kind)).toEqual(['rightsGranted', 'rightsHandedOver', 'rightsGranted'])
})
