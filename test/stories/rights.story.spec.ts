import { readFileSync } from 'node:fs'
import type { RightsRequestDetail, RightsTerms } from '#contracts'
import { buses } from '../system/buses.js'
import type { Client, ProblemBody, Reply } from '../system/client.js'
import { TestSystem } from '../system/system.js'

type Request = Omit<RightsRequestDetail, 'controller'> & { controller: { code: string; name: string } }

const office = 'H26.00637'
const text = 'Tôi không muốn số điện thoại cũ của tôi còn trong hồ sơ.'

function refused(reply: Reply<unknown>, status: number, code: string): void {
  expect([reply.status, (reply.body as ProblemBody).code]).toEqual([status, code])
}

describe.each(buses)('what people ask about data of theirs ($bus)', ({ options }) => {
  let system: TestSystem
  let lan: Client
  let supervisor: Client
  beforeAll(async () => {
    system = await TestSystem.start(options)
    lan = system.as('lan')
    supervisor = system.as('official-dai-mo', { permissions: ['supervise'] })
  })
  afterAll(() => system?.stop())

  const ask = (change: object = {}, headers = {}) =>
    lan.send<Request>('POST', '/v1/me/complaints', { kind: 'object', controller: office, text, ...change }, headers)
  const answer = (id: string, body: object, who = supervisor) =>
    who.send<Request>('POST', `/v1/complaints/${id}/answers`, body)
  const asked = async (who: Client, query = '') =>
    (await who.send<{ items: Request[] }>('GET', `/v1/complaints${query}`)).body.items

  it('the terms say how sure they are, to anybody', async () => {
    const { body } = await system.with(undefined).send<RightsTerms>('GET', '/v1/rights')
    expect(body.acknowledge).toMatchObject({ amount: 2, unit: 'workingDay', certainty: 'B', source: '356/2025/NĐ-CP' })
    const terms = new Map(body.kinds.map(({ kind, amount, certainty }) => [kind, `${amount} ${certainty}`]))
    expect(Object.fromEntries(terms)).toEqual({
      ...{ access: '10 B', correct: '10 B', restrict: '15 B', object: '15 B', delete: '20 C', complain: '15 C' },
    })
  })

  it('goes to the office, is acknowledged, extended and granted, and the person is told', async () => {
    const { status, body } = await ask({}, { 'idempotency-key': 'right-1' })
    expect({ status, state: body.state }).toEqual({ status: 201, state: 'received' })
    expect((await ask({}, { 'idempotency-key': 'right-1' })).body.id).toBe(body.id)
    expect((await asked(supervisor)).map(({ id }) => id)).toEqual([body.id])
    const { body: read } = await supervisor.send<Request>('GET', `/v1/complaints/${body.id}`)
    expect(read).toMatchObject({ text, requester: { name: 'Nguyễn Thị Lan' } })
    expect(read.due.explanation.length).toBeGreaterThan(14)
    for (const decision of ['acknowledged', 'extended', 'granted'])
      expect(await answer(body.id, { decision, reason: 'Đã xoá số cũ.' })).toMatchObject({ status: 200 })
    const { body: mine } = await lan.send<{ items: Request[] }>('GET', '/v1/me/complaints')
    expect(mine.items[0]).toMatchObject({ id: body.id, state: 'granted' })
    const { body: inbox } = await lan.send<{ items: { kind: string; text: string }[] }>('GET', '/v1/me/messages')
    expect(inbox.items.map(({ kind }) => kind)).toEqual(['rightsGranted', 'rightsExtended', 'rightsAcknowledged'])
    expect(JSON.stringify(inbox)).not.toContain('Đã xoá số cũ')
    const { body: exported } = await lan.send<{ rightsRequests: Request[] }>('GET', '/v1/me/export')
    expect(exported.rightsRequests).toMatchObject([{ id: body.id, text, answers: [{}, {}, { decision: 'granted' }] }])
  })

  it('two officials answer at once: one does, the other is told', async () => {
    const { id } = (await ask()).body
    const head = system.as('official-dai-mo', { sub: 'head', role: 'head', authority: 'H26', permissions: [] })
    const replies = await Promise.all([
      answer(id, { decision: 'granted', reason: 'Đã làm.' }),
      answer(id, { decision: 'refused', reason: 'Luật buộc giữ.' }, head),
    ])
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
    refused(await answer(id, { decision: 'granted', reason: 'Đã làm.' }), 409, 'answer_not_allowed')
    const { body } = await lan.send<Request>('GET', `/v1/complaints/${id}`)
    expect(body.answers).toHaveLength(1)
  })

  it('what was withdrawn is answered no more', async () => {
    const { id } = (await ask()).body
    expect((await lan.send('POST', `/v1/me/complaints/${id}/withdrawal`, {})).body).toMatchObject({
      state: 'withdrawn',
    })
    refused(await answer(id, { decision: 'granted', reason: 'Đã làm.' }), 409, 'answer_not_allowed')
  })

  it('is read by nobody else', async () => {
    const { id } = (await ask()).body
    const otherOffice = system.as('official-dai-mo', { authority: 'H26.00004', permissions: ['supervise'] })
    for (const who of [system.as('minh'), otherOffice, system.as('ministry-land')])
      refused(await who.send('GET', `/v1/complaints/${id}`), 404, 'rights_request_not_found')
    refused(
      await system.as('official-dai-mo', { permissions: ['process'] }).send('GET', `/v1/complaints/${id}`),
      403,
      'permission_missing',
    )
    refused(await lan.send('GET', '/v1/complaints'), 403, 'role_not_allowed')
    expect(await asked(otherOffice)).toEqual([])
  })

  it.each([
    ['a kind there is not', { kind: 'forget' }, 'invalid_input'],
    ['nobody', { controller: 'H99.99999' }, 'controller_unknown'],
    ['a ministry that owns no registry', { controller: 'G17' }, 'controller_unknown'],
    ['blank text', { text: ' \n ' }, 'invalid_input'],
    ['2001 characters', { text: 'x'.repeat(2001) }, 'invalid_input'],
    ['a dossier of nobody', { dossierId: '00000000-0000-4000-8000-000000000000' }, 'dossier_unknown'],
    ['a field of the answer', { state: 'granted' }, 'invalid_input'],
  ])('%s is 422', async (_, change, code) => {
    refused(await ask(change), 422, code)
  })

  it('an end without a reason is 422, an unknown decision too', async () => {
    const { id } = (await ask()).body
    refused(await answer(id, { decision: 'refused' }), 422, 'reason_needed')
    refused(await answer(id, { decision: 'deleted', reason: 'x' }), 422, 'invalid_input')
    refused(await answer(id, { decision: 'granted', reason: '  ' }), 422, 'invalid_input')
  })

  it('who answers for data about a person are named: the office, the province and each registry’s ministry', async () => {
    const { body } = await lan.send<{ items: { code: string; role: string }[] }>('GET', '/v1/me/controllers')
    const found = body.items.map(({ code, role }) => `${role} ${code}`)
    expect(found).toEqual(expect.arrayContaining([`office ${office}`, 'gateway H26', 'registry G01']))
    const seeds = JSON.parse(readFileSync('apps/catalog/seeds/registries.json', 'utf8')) as { owner: string }[]
    expect(found.filter((each) => each.startsWith('registry'))).toHaveLength(
      new Set(seeds.map(({ owner }) => owner)).size,
    )
  })

  it('past ten open requests the next one is refused', async () => {
    let last = await ask()
    for (let sent = 0; last.status === 201 && sent < 12; sent++) last = await ask()
    refused(last, 409, 'too_many_open_requests')
    const other = await system
      .as('minh')
      .send('POST', '/v1/me/complaints', { kind: 'access', controller: office, text })
    expect(other.status).toBe(201)
  })
})
