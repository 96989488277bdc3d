import { pdf } from '../../libs/files/src/inspection/files.fixture.js'
import { eventually } from '#testing'
import { Demo } from '../stories/demo.fixture.js'
import { misplacedForm, seedForm } from '../stories/forms.fixture.js'
import { readyToSubmit } from '../stories/refusal.fixture.js'
import { byPath, type Client } from '../system/client.js'
import { personaOf, TestSystem } from '../system/system.js'
import { Documented } from './documented.js'
import { everybody } from '../access/actors.js'
import { calls } from '../access/calls.js'
import { filled, operationsOf, readersOf } from './routes.js'

const both = (text: string) => ({ vi: text, en: text })
const nobody = '00000000-0000-4000-8000-000000000000'
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const housing = {
  ...{ name: both('CSDL về nhà ở'), shortName: both('CSDL nhà ở'), legalBasis: 'Luật Nhà ở' },
  ...{ updateCycle: both('Mỗi tháng'), updateDays: 30 },
}
const occupancy = {
  ...{ id: 'housing.occupancy', name: both('Cách sử dụng chỗ ở'), labels: ['Bạn đang ở theo cách nào?'] },
  ...{ type: 'string', record: 'housing', sensitivity: 'basic', legalBasis: 'Luật Nhà ở' },
}

describe('real answers are as the OpenAPI document says', () => {
  const documented = new Documented()
  const faults = new Set<string>()
  let system: TestSystem
  let demo: Demo
  beforeAll(async () => {
    ;[system, demo] = await Promise.all([TestSystem.start({ bus: 'local' }), Demo.start({ DEMO_PEOPLE: '20' })])
  })
  afterAll(() => Promise.all([system?.stop(), demo?.remove()]))

  /** The client, whose answers are held against the document. */
  function watched(client: Client): Client {
    const send: Client['send'] = async (method, path, ...rest) => {
      const reply = await client.send<never>(method, path, ...rest)
      const contentType = reply.headers.get('content-type')
      const { status, body } = reply
      for (const fault of documented.faultsOf({ method, path, status, contentType, body })) faults.add(fault)
      return reply
    }
    return Object.create(client, { send: { value: send } }) as Client
  }
  const as = (id: string, change?: object) => watched(system.as(id, change))
  const ministry = (authority: string) => as('ministry-land', { authority })
  const office = () => as('official-dai-mo', { permissions: ['reception', 'process', 'supervise', 'waive', 'sign'] })
  const done = async (client: Client, method: string, path: string, body?: object) => {
    const reply = await client.send<{
      id: string
      items: { id: string }[]
      result?: { verification: string }
      changedFacts?: { lookupId: string }[]
    }>(...([method, path, body] as const))
    expect({ path, status: reply.status, body: reply.body }).toMatchObject({ status: expect.any(Number) as number })
    if (reply.status >= 400) throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`)
    return reply.body
  }
  afterEach(() => expect([...faults]).toEqual([]))

  it('which finds a field, a body and a route that are not documented', () => {
    const contentType = 'application/json; charset=utf-8'
    const answer = { method: 'GET', path: '/health/live', status: 200, contentType, body: { status: 'live' } }
    const found = (change: object) => new Documented().faultsOf({ ...answer, ...change }).length
    expect(found({})).toBe(0)
    for (const change of [{ body: { status: 'live', more: 1 } }, { status: 201 }, { path: '/v1/none' }])
      expect({ change, found: found(change) }).toEqual({ change, found: 1 })
  })

  it('of a dossier, from the draft to the result', async () => {
    const lan = as('lan')
    const { id, snapshotId, path } = await readyToSubmit(lan)
    await done(lan, 'GET', `${path}/snapshot`)
    await done(lan, 'POST', `${path}/corrections`, {
      ...{ path: '/applicant/fullName', claimedValue: 'Nguyễn Thị Lân', reason: 'Sai dấu.' },
    })
    const claims = '/v1/registries/population/corrections?status=open'
    const claimed = await eventually(
      () => done(ministry('G01'), 'GET', claims),
      ({ items }) => expect(items).toHaveLength(1),
    )
    const decision = { decision: 'rejected', reason: 'Giấy khai sinh ghi khác.' }
    await done(ministry('G01'), 'POST', `/v1/corrections/${claimed.items[0]?.id}/decisions`, decision)
    await done(ministry('G01'), 'POST', '/v1/correction-decisions', { ids: [claimed.items[0]?.id], ...decision })
    await done(lan, 'GET', '/v1/me/corrections')
    await lan.prefill(id)
    await lan.submit(id, (await lan.prefill(id)).snapshotId, { receivedBy: 'H26.00637' })
    expect(snapshotId).toMatch(/-/)
    await done(office(), 'POST', `${path}/notes`, { text: 'Gọi lại buổi chiều.' })
    await done(office(), 'GET', `${path}/notes`)
    await done(office(), 'GET', '/v1/colleagues')
    const { headers } = await office().send('GET', path)
    const assign = { dossier: id, ifMatch: '"none"', action: 'assign' }
    await done(office(), 'POST', '/v1/dossier-actions', {
      items: [assign, { ...assign, ifMatch: headers.get('etag') }],
    })
    for (const action of ['accept', 'start']) await office().act(id, action)
    const body = { fields: ['/contact/phone'], reason: 'Số điện thoại không gọi được.' }
    await done(lan, 'POST', `${path}/due-simulation`, { answeredAt: new Date(Date.now() + 86_400_000).toISOString() })
    await office().act(id, 'requestSupplement', body)
    await lan.answer(id, { '/contact/phone': '0987654321' })
    await lan.act(id, 'supplement')
    await done(office(), 'POST', `${path}/shown-papers`, { paper: 'Giấy xác nhận' })
    await done(lan, 'GET', `${path}/shown-papers`)
    const more = `update house set floor_area_m2 = floor_area_m2 + 1
      where parcel_id in (select parcel_id from owner where id_number = $1)`
    await system.rows('land', more, [personaOf('lan').personId])
    const { changedFacts } = await eventually(
      () => done(office(), 'GET', path),
      (told) => expect(told.changedFacts).toHaveLength(1),
    )
    const seen = { lookupIds: changedFacts?.map(({ lookupId }) => lookupId) }
    expect((await office().sendOnNewest('POST', `${path}/changed-facts`, seen)).status).toBe(200)
    const inquiry = { to: 'H26.00004', question: 'Có gì cần lưu ý?', fields: ['/contact/phone'] }
    await office().act(id, 'requestOpinion', inquiry)
    const asked = as('official-ba-dinh')
    const { items: inquiries } = await done(asked, 'GET', '/v1/opinions')
    const one = await asked.send<{ etag: string }>('GET', `/v1/opinions/${inquiries[0]?.id}`)
    const opinion = { decision: 'agree', text: 'Không có gì.' }
    await done(office(), 'GET', '/v1/dossiers?limit=100')
    const etag = { 'if-match': one.body.etag }
    expect((await asked.send('POST', `${path}/actions`, { action: 'giveOpinion', opinion }, etag)).status).toBe(200)
    await done(asked, 'GET', `/v1/opinions/${inquiries[0]?.id}`)
    await office().act(id, 'complete', { outcome: { decision: 'granted', fields: { 'Số giấy': '12/2026' } } })
    const { result } = await done(lan, 'GET', path)
    await done(lan, 'GET', `${path}/result`)
    await done(lan, 'GET', `${path}/documents/receipt`)
    await done(watched(system.with(undefined)), 'GET', `/v1/verifications/${result?.verification}`)
    const head = as('official-dai-mo', { role: 'head', permissions: ['supervise'] })
    for (const read of ['', '?by=procedure', '?by=day', '?by=cause', '/dossiers'])
      await done(head, 'GET', `/v1/measures${read}`)
    await done(head, 'GET', '/v1/quotas')
    await office().act(id, 'returnResult')
    const { items } = await done(lan, 'GET', '/v1/me/messages?unread=true')
    await done(lan, 'PATCH', `/v1/me/messages/${items[0]?.id}`, { read: true })
    await done(lan, 'GET', '/v1/me/message-settings')
    await done(lan, 'PUT', '/v1/me/message-settings', { language: 'vi', frequency: 'daily' })
    for (const part of ['', '/timeline', '/snapshot', '/consents']) {
      await done(lan, 'GET', path + part)
      await done(office(), 'GET', path + part)
    }
    for (const reader of [lan, office(), as('official-dai-mo', { role: 'head' })])
      await done(reader, 'GET', '/v1/dossiers?limit=100')
    const { id: draft } = await lan.open('1.014632')
    const files = `/v1/dossiers/${draft}/attachments`
    const { attachmentId } = (await lan.upload(draft, pdf, { paper: 'Giấy xác nhận' })).body
    for (const read of [files, `${files}/${attachmentId}`]) await done(lan, 'GET', read)
    await done(lan, 'DELETE', `${files}/${attachmentId}`)
    await done(lan, 'DELETE', `/v1/dossiers/${draft}`)
  })

  it('of what another system looks up', async () => {
    const platform = as('official-dai-mo', { sub: 'platform', role: 'client', permissions: [] })
    const { personId, name: fullName, birthDate } = personaOf('lan')
    const dossierCode = 'H26.00637-261101-0007'
    const path = `/v1/external-dossiers/${dossierCode}`
    await done(platform, 'PUT', path, {
      ...{ procedure: '1.014632', openedAt: '2026-11-01T08:00:00+07:00' },
      subjects: [{ role: 'applicant', personId, fullName, birthDate }],
    })
    const body = { dossierCode, subject: { personId } }
    await done(platform, 'POST', '/v1/lookups/explain', body)
    const { lookups } = (await done(platform, 'POST', '/v1/lookups', body)) as unknown as {
      lookups: { lookupId: string }[]
    }
    await done(platform, 'POST', '/v1/lookups', {
      ...{ ...body, predicates: [{ concept: 'tax.income.total', op: 'gt', value: 1 }] },
    })
    for (const read of ['', '/receipt']) await done(platform, 'GET', `/v1/lookups/${lookups[0]?.lookupId}${read}`)
    await done(watched(system.with(undefined)), 'GET', '/v1/keys')
    await done(platform, 'POST', `${path}/closure`)
  })

  it('of the papers somebody keeps, and of everything about them', async () => {
    const lan = as('lan')
    const { personId, name: fullName, birthDate } = personaOf('lan')
    const opening = { procedure: '1.001193', receivedBy: 'H26.00637', applicant: { personId, fullName, birthDate } }
    const { id: counter } = await done(office(), 'POST', '/v1/dossiers', opening)
    const { attachmentId } = (await office().upload(counter, pdf, { paper: 'Giấy chứng sinh' })).body
    await done(office(), 'POST', `/v1/dossiers/${counter}/shown-papers`, { attachmentId, validUntil: inDays(30) })
    const { id } = await lan.open('2.000986')
    const { items } = await done(lan, 'GET', `/v1/dossiers/${id}/kept-papers`)
    await done(lan, 'POST', `/v1/dossiers/${id}/kept-papers`, { keptPaper: items[0]?.id })
    await done(lan, 'GET', `/v1/dossiers/${id}/attachments`)
    await done(lan, 'GET', '/v1/me/documents')
    await done(lan, 'GET', `/v1/me/documents/${items[0]?.id}`)
    await done(lan, 'GET', '/v1/me/export')
    await done(lan, 'DELETE', `/v1/me/documents/${items[0]?.id}`)
  })

  it('of what people ask about data of theirs, and of the answers', async () => {
    const lan = as('lan')
    await done(watched(system.with(undefined)), 'GET', '/v1/rights')
    await done(lan, 'GET', '/v1/me/controllers')
    const asked = { kind: 'restrict', controller: 'H26.00637', text: 'Không dùng số điện thoại cũ của tôi.' }
    const [{ id }, { id: second }] = [
      await done(lan, 'POST', '/v1/me/complaints', asked),
      await done(lan, 'POST', '/v1/me/complaints', { ...asked, about: 'Số điện thoại' }),
    ]
    await done(lan, 'GET', '/v1/me/complaints')
    await done(office(), 'GET', '/v1/complaints')
    for (const decision of ['acknowledged', 'extended', 'granted'])
      await done(office(), 'POST', `/v1/complaints/${id}/answers`, { decision, reason: 'Đã xem lại hồ sơ.' })
    for (const reader of [lan, office()]) await done(reader, 'GET', `/v1/complaints/${id}`)
    await done(lan, 'POST', `/v1/me/complaints/${second}/withdrawal`, {})
    await done(office(), 'GET', '/v1/complaints?state=ended')
    await done(lan, 'GET', '/v1/me/export')
  })

  it('of a dossier about others: named, asked for consent, represented', async () => {
    const { personId, name: fullName, birthDate } = personaOf('hoa')
    const partner = { role: 'partner', personId, fullName, birthDate }
    const minh = as('minh')
    const { id } = await minh.open('1.000894', { subjects: [partner] })
    await done(minh, 'PUT', `/v1/dossiers/${id}/subjects`, { subjects: [partner] })
    await minh.prefill(id)
    const consent = await done(minh, 'POST', `/v1/dossiers/${id}/consents`, { role: 'partner' })
    await minh.prefill(id)
    await done(as('hoa'), 'GET', '/v1/consents')
    await done(as('hoa'), 'POST', `/v1/consents/${consent.id}/answer`, { answer: 'given' })
    expect(byPath(await minh.prefill(id))['/partner/fullName']?.status).toBe('provided')
    const { personId: ofNam, name, birthDate: born } = personaOf('nam')
    const lan = as('lan')
    const { id: represented } = await lan.open('1.014632', {
      receivedBy: 'H26.00637',
      actingFor: {
        ...{ kind: 'authorisation', personId: ofNam, fullName: name, birthDate: born },
        ...{ evidence: { number: '12/UQ', date: '2026-11-01' }, scope: ['submit'], until: '2099-12-31' },
      },
    })
    await lan.prefill(represented)
    const decision = { decision: 'accepted', reason: 'Đã xem bản chính.' }
    const path = `/v1/dossiers/${represented}/representation`
    expect((await office().sendOnNewest('POST', path, decision)).status).toBe(200)
    await done(lan, 'GET', `/v1/dossiers/${represented}`)
    await done(office(), 'GET', '/v1/dossiers?limit=100')
  })

  it('of what ministries and provinces state', async () => {
    const land = ministry('G10')
    await done(land, 'POST', '/v1/registries', { id: 'housing', ...housing })
    await done(land, 'PUT', '/v1/registries/housing', { ...housing, updateDays: 7 })
    await done(land, 'POST', '/v1/registries/housing/concepts', occupancy)
    const announcements = '/v1/registries/housing/announcements'
    const announced = { concept: occupancy.id, territory: 'VN' }
    await done(land, 'POST', announcements, { ...announced, basis: 'residence', from: inDays(1) })
    await done(land, 'GET', '/v1/procedures/1.013314/form/draft')
    await done(land, 'POST', `${announcements}/impact`, announced)
    await done(land, 'DELETE', announcements, announced)
    await done(office(), 'POST', '/v1/waivers', {
      ...{ procedure: '1.013314', concept: 'person.personId', reason: 'inaccurate', legalBasis: 'Nghị quyết' },
      ...{ explanation: both('Nhiều số cũ chưa khớp.'), until: inDays(30) },
    })
    await done(as('lan'), 'GET', '/v1/procedures/1.013314?authority=H26.00637')
    const form = { ...seedForm('1.013314'), formVersion: '1.1.1' }
    await done(land, 'POST', '/v1/forms/check', { form })
    await done(land, 'POST', '/v1/procedures/1.013314/forms', { form })
    const doubtful = misplacedForm('1.013314', '1.1.2', 'Thời hạn sử dụng đất')
    const { status } = await land.send('POST', '/v1/procedures/1.013314/forms', { form: doubtful })
    expect(status).toBe(202)
    await done(land, 'POST', '/v1/reviews', { procedure: '1.013314', form: doubtful })
    const { items: doubts } = await done(land, 'GET', '/v1/reviews?state=open')
    const answer = { answer: 'other', reason: 'Hỏi thời hạn muốn có.' }
    const colleague = as('ministry-land', { authority: 'G10', sub: 'colleague' })
    for (const { id } of doubts) await done(colleague, 'POST', `/v1/reviews/${id}/answers`, answer)
    await done(land, 'GET', '/v1/reviews')
    const agreements = { procedure: '1.013314', consumerClass: 'provinceOffice' }
    const { items } = await done(land, 'POST', '/v1/agreements', agreements)
    const own = items.find(({ id }) => id.endsWith('.G10'))?.id ?? ''
    const { items: told } = await done(ministry('G01'), 'GET', '/v1/ministry/messages?unread=true')
    await done(ministry('G01'), 'PATCH', `/v1/ministry/messages/${told[0]?.id}`, { read: true })
    await done(land, 'GET', `/v1/agreements/${own}`)
    await done(land, 'POST', `/v1/agreements/${own}/decisions`, { decision: 'approve', reason: 'Đủ căn cứ.' })
    const fee = { amount: 120_000, validFrom: inDays(1), source: 'Nghị quyết 12/2026/NQ-HĐND' }
    await done(as('official-dai-mo', { role: 'head', authority: 'H26' }), 'PUT', '/v1/procedures/1.012784/fees/01', fee)
    await done(as('lan'), 'GET', '/v1/procedures/1.012784?province=01')
  })

  it('of every route that is read, to everybody and about everything there is', async () => {
    const { id } = await as('lan').open('1.013314')
    const ids = {
      ...{ dossiers: id, registries: 'land', procedures: '1.013314', authorities: 'H26.00637', units: '00634' },
      agreements: 'communeOffice.1.013314',
      calendars: '2026',
    }
    const routes = (await operationsOf(system)).filter(
      ({ path, method }) => method === 'get' && /^.v1|health/.test(path),
    )
    const readers = readersOf(system).map(watched)
    for (const { path: route } of routes) {
      const path = filled(route, ids) + (route.startsWith('/v1/units/{') ? '?at=2025-06-30' : '')
      await Promise.all(readers.map((reader) => reader.send('GET', path)))
    }
    const anyone = watched(system.with(undefined))
    const lists = [
      'procedures',
      'concepts',
      'asked-concepts',
      'papers',
      'registries',
      'agreements',
      'waivers',
      'burden',
      'readiness',
      'progress',
      'answered-reviews',
      'units',
    ]
    for (const list of lists) await done(anyone, 'GET', `/v1/${list}?limit=100`)
    for (const level of ['province', 'district', 'commune'])
      for (const at of ['2025-06-30', '2026-01-01'])
        await done(anyone, 'GET', `/v1/units?limit=100&level=${level}&at=${at}`)
    const { body } = await anyone.send<{ items: { code: string }[] }>('GET', '/v1/procedures?limit=100')
    for (const { code } of body.items) {
      await done(anyone, 'GET', `/v1/procedures/${code}`)
      await done(anyone, 'GET', `/v1/procedures/${code}/form`)
    }
  })

  it('of what is refused to everybody', async () => {
    const target = { dossier: nobody, consent: nobody, complaint: nobody, review: nobody, opinion: nobody }
    for (const call of Object.values(calls))
      await Promise.all(everybody.map((who) => call(watched(who.client(system)), target, who)))
  })

  it('of the demo and of a sign-in', async () => {
    const anyone = watched(demo.anyone)
    await done(anyone, 'GET', '/demo/personas')
    await done(anyone, 'POST', '/demo/token', { persona: 'lan' })
    await anyone.send('POST', '/demo/token', { persona: 'nobody' })
    await done(anyone, 'PUT', '/demo/faults', { registry: 'land', mode: 'slow', delayMs: 1 })
    await done(anyone, 'GET', '/demo/faults')
    await signIn(demo.url)
    expect([...faults]).toEqual([])
  })

  it('and every route was walked, and every body has a schema', () => {
    expect({ unwalked: documented.unwalked, withoutSchema: documented.withoutSchema }).toEqual({
      ...{ unwalked: [], withoutSchema: [] },
    })
  })

  /** Signs in and out as a browser does. */
  async function signIn(origin: string): Promise<void> {
    const cookies = new Map<string, string>()
    const go = async (method: string, address: string) => {
      const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
      const response = await fetch(address, { method, redirect: 'manual', headers: { cookie, origin } })
      for (const one of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? []
        cookies.set(name, value)
      }
      const { pathname } = new URL(address)
      const text = await response.text()
      const contentType = response.headers.get('content-type')
      const answer = { method, path: pathname, status: response.status, contentType, body: text || undefined }
      if (pathname.startsWith('/auth/')) for (const fault of documented.faultsOf(answer)) faults.add(fault)
      return response.headers.get('location')
    }
    let address: string | null = `${origin}/auth/login?persona=lan`
    for (let hops = 0; address !== null && hops < 10; hops++) {
      const next = await go('GET', address)
      address = next === null || address.includes('/auth/callback') ? null : new URL(next, address).href
    }
    await go('POST', `${origin}/auth/logout`)
  }
})
