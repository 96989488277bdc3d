import type { DossierPart, FormDocument, RecordedOutcome } from '#contracts'
import { eventually } from '#testing'
import { byPath, socialHousingAnswers, type Client, type DossierBody, type Snapshot } from '../system/client.js'
import { buses } from '../system/buses.js'
import { TestSystem } from '../system/system.js'
import { answersTo } from './forms.fixture.js'
import { refused } from './refusal.fixture.js'

describe.each(buses)('one form filled from three databases ($bus)', ({ options }) => {
  let system: TestSystem
  beforeAll(async () => {
    system = await TestSystem.shared(options)
  })
  afterAll(() => system?.stop())

  const prefilled = async (who: string, procedure = '1.014632') => {
    const { id } = await system.as(who).open(procedure)
    const snapshot = await system.as(who).prefill(id)
    return { id, snapshot, fields: byPath(snapshot) }
  }

  it('fills the form of somebody of whom everything is known, in two waves', async () => {
    const { snapshot, fields } = await prefilled('lan')
    expect(fields['/applicant/fullName']).toMatchObject({
      status: 'provided',
      value: 'Nguyễn Thị Lan',
      source: { registry: 'population' },
    })
    expect(fields['/household/members/1/relation']?.value).toBe('child')
    expect(fields['/home/floorArea']).toMatchObject({ value: 52.4, source: { registry: 'land' } })
    expect(fields['/income/applicant/total']).toMatchObject({ status: 'provided', source: { registry: 'tax' } })
    expect(fields['/income/spouse/total']).toMatchObject({ status: 'provided', source: { registry: 'tax' } })
    expect(fields['/assessment/areaPerHead']).toMatchObject({
      value: 13.1,
      derivedFrom: expect.arrayContaining(['/home/floorArea']),
    })
    expect(fields['/assessment/incomeWithinCap']?.value).toBe(true)
    expect(snapshot.summary.gaps).toBe(0)
    for (const field of snapshot.fields.filter(({ status }) => status === 'provided')) {
      expect(field.source).toMatchObject({
        registry: expect.any(String),
        registryName: expect.any(String),
        attribute: expect.any(String),
        recordDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        lookedUpAt: expect.any(String),
        lookupId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      })
      expect(field.quality).toBeDefined()
    }
  })

  it('never asks about the children', async () => {
    const { id } = await prefilled('lan')
    const rows = await system.rows<{ registry: string; people: number }>(
      'exchange',
      'select registry, count(distinct subject_hash)::int as people from disclosure where dossier_id = $1 group by registry order by registry',
      [id],
    )
    expect(rows).toEqual([
      { registry: 'civil-status', people: 2 },
      { registry: 'land', people: 2 },
      { registry: 'population', people: 1 },
      { registry: 'tax', people: 2 },
    ])
  })

  it('takes "owns no home" as a fact only where the database is complete', async () => {
    const minh = (await prefilled('minh')).fields
    expect(minh['/home/owned']).toMatchObject({ status: 'provided', value: null, absent: true, editable: false })
    expect(minh['/spouse/fullName']).toBeUndefined()
    expect(minh['/assessment/homeCondition']?.value).toBe(true)
    const hoa = (await prefilled('hoa')).fields
    expect(hoa['/home/owned']).toMatchObject({
      status: 'gap',
      gap: { kind: 'notFound', fallback: 'ask' },
      editable: true,
    })
  })

  it('tells quality, former ids, unlinked spouses and incomes over the cap', async () => {
    expect((await prefilled('tuan')).fields['/home/floorArea']).toMatchObject({
      status: 'provided',
      quality: 'unverified',
    })
    expect((await prefilled('bay')).fields['/home/owned']).toMatchObject({ status: 'provided', value: true })
    const mai = (await prefilled('mai')).fields
    expect(mai['/spouse/fullName']).toMatchObject({ status: 'gap', gap: { kind: 'incomplete' } })
    expect(mai['/income/spouse/total']).toMatchObject({
      status: 'gap',
      gap: { lookupId: mai['/spouse/personId']?.gap?.lookupId },
    })
    expect((await prefilled('cuong')).fields['/assessment/incomeWithinCap']?.value).toBe(false)
    expect((await prefilled('ut')).fields['/applicant/birthDate']?.value).toMatch(/^\d{4}$/)
    expect((await prefilled('khoi')).fields['/home/owned']).toMatchObject({ status: 'gap', gap: { kind: 'ambiguous' } })
  })

  it('asks which of two parcels it is, and fills the rest from the chosen one', async () => {
    const { id, fields } = await prefilled('thu')
    const choices = fields['/home/parcel']?.choices ?? []
    expect(choices).toHaveLength(3)
    expect(fields['/home/floorArea']).toBeUndefined()
    const chosen = byPath(await system.as('thu').prefill(id, { '/home/parcel': choices[1]?.key ?? '' }))
    expect(chosen['/home/parcel']).toMatchObject({ status: 'provided' })
    expect(chosen['/home/floorArea']).toMatchObject({ status: 'provided', source: { registry: 'land' } })
    const none = byPath(await system.as('thu').prefill(id, { '/home/parcel': 'none' }))
    expect(none['/home/parcel']).toMatchObject({ status: 'ask' })
    const wrong = await system.as('thu').send('POST', `/v1/dossiers/${id}/prefill`, { chosen: { '/home/parcel': 'x' } })
    expect(wrong.status).toBe(422)
  })

  it('fills 1.013314 from population and land', async () => {
    const { fields, snapshot } = await prefilled('lan', '1.013314')
    expect(fields['/dwelling/floorArea']).toMatchObject({ status: 'provided', source: { registry: 'land' } })
    expect(fields['/household/size']).toMatchObject({ status: 'provided', value: 4 })
    expect(snapshot.fields.some(({ source }) => source?.registry === 'tax')).toBe(false)
  })

  it('submits, and the official of the commune handles it to the end', async () => {
    const lan = system.as('lan')
    const { id, snapshot } = await prefilled('lan')
    await lan.answer(id, socialHousingAnswers)
    const receipt = await lan.submit(id, snapshot.snapshotId)
    expect(receipt).toMatchObject({ status: 'submitted', code: expect.stringMatching(/^H26\.00637-\d{6}-\d{4,}$/) })
    expect(new Date(receipt.dueAt).getTime()).toBeGreaterThan(new Date(receipt.receivedAt).getTime())

    const official = system.as('official-dai-mo')
    const listed = (await official.list(`?status=submitted&q=nguyen%20thi%20lan`)).items.find((item) => item.id === id)
    expect(listed).toMatchObject({ code: receipt.code, applicantName: 'Nguyễn Thị Lan' })
    expect((await official.list(`?q=${receipt.code}`)).items).toHaveLength(1)
    await official.act(id, 'accept')
    await official.act(id, 'start')
    await official.act(id, 'complete')
    const returned = await official.act(id, 'returnResult', { note: 'Đã trả tại quầy.' })
    expect(returned).toMatchObject({ status: 'returned', allowedActions: [] })
    const events = (await lan.timeline(id)).items.map(({ event }) => event)
    expect(events).toEqual(['resultReturned', 'completed', 'started', 'accepted', 'submitted', 'prefilled', 'opened'])
    expect((await system.as('official-ba-dinh').send('GET', `/v1/dossiers/${id}`)).status).toBe(404)
  })

  it('writes a granted residence into population, which refused what it could not: the next form shows it', async () => {
    const sinh = system.as('sinh')
    const official = system.as('official-dai-mo')
    const residence = async () => (await prefilled('sinh', '1.004222')).fields['/applicant/residence']
    const before = await residence()
    const { id, snapshot } = await prefilled('sinh', '1.004222')
    const form = (await sinh.send<FormDocument>('GET', '/v1/procedures/1.004222/form')).body
    const newHome = { '/newHome/address': 'Số 9 ngõ 12 phố Mới', '/newHome/whoMoves': 'alone', '/newHome/basis': 'own' }
    await sinh.answer(id, answersTo(form, newHome))
    await sinh.submit(id, snapshot.snapshotId, { receivedBy: 'H26.00637' })
    await official.act(id, 'accept')

    const outcomeOf = async () => (await sinh.get(id)) as DossierBody & { outcome?: RecordedOutcome }
    const movers = { '/newHome/whoMoves': 'some', '/newHome/movers': 'Người Ngoài Hộ' }
    await official.act(id, 'complete', { outcome: { decision: 'granted', fields: movers } })
    const refusedOnce = await eventually(outcomeOf, ({ outcome }) =>
      expect(outcome).toMatchObject({ status: 'refused' }),
    )
    expect(refusedOnce).toMatchObject({
      status: 'inProgress',
      outcome: { registry: 'population', change: 'residence', refusal: { code: 'mover_unknown' } },
    })
    expect((await sinh.send('GET', `/v1/dossiers/${id}/result`)).status).toBe(404)
    expect(await residence()).toMatchObject({ value: before?.value })

    await official.act(id, 'complete', { outcome: { decision: 'granted' } })
    await eventually(outcomeOf, ({ outcome }) => expect(outcome).toMatchObject({ status: 'applied' }))
    const after = await residence()
    expect(after?.value).toMatch(/^Số 9 ngõ 12 phố Mới, /)
    expect(after).toMatchObject({ status: 'provided', source: { registry: 'population' } })
    expect((await sinh.send('GET', `/v1/dossiers/${id}/result`)).status).toBe(200)
  })

  it('asks for a supplement only of what no database provides, and the clock waits', async () => {
    const lan = system.as('lan')
    const official = system.as('official-dai-mo')
    const { id, snapshot } = await prefilled('lan')
    await lan.answer(id, socialHousingAnswers)
    await lan.submit(id, snapshot.snapshotId)
    await official.act(id, 'accept')
    const { headers } = await official.send('GET', `/v1/dossiers/${id}`)
    const request = { action: 'requestSupplement', reason: 'Chưa rõ dự án.' }
    const refused = await official.send(
      'POST',
      `/v1/dossiers/${id}/actions`,
      { ...request, fields: ['/home/floorArea'] },
      { 'if-match': headers.get('etag') ?? '' },
    )
    expect(refused).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/home/floorArea', code: 'registry_value_requested' }] },
    })
    const inWords = await official.send(
      'POST',
      `/v1/dossiers/${id}/actions`,
      { ...request, reason: 'Nop ban sao so ho khau', documents: [{ name: 'Bản sao CCCD', legalBasis: 'Điều 1' }] },
      { 'if-match': headers.get('etag') ?? '' },
    )
    expect(inWords).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/documents/0' }, { path: '/reason', code: 'registry_value_requested' }] },
    })
    const contract = { name: 'Hợp đồng lao động', legalBasis: 'Thông tư 05/2024/TT-BXD' }
    await official.act(id, 'requestSupplement', {
      reason: 'Chưa rõ dự án.',
      fields: ['/request/project'],
      documents: [contract],
    })
    const { items } = await lan.timeline(id)
    expect(items[0]).toMatchObject({
      event: 'supplementRequested',
      by: 'Cao Thị Hạnh',
      note: 'Chưa rõ dự án.\nHợp đồng lao động (căn cứ: Thông tư 05/2024/TT-BXD)',
    })
    await lan.answer(id, { '/request/project': 'Nhà ở xã hội Tây Mỗ' })
    expect(await lan.act(id, 'supplement')).toMatchObject({ status: 'inProgress', dueAt: expect.any(String) })
  })

  it('asks for no supplement where the procedure is decided at once', async () => {
    const { id, snapshot } = await prefilled('lan', '2.000815')
    const form = (await system.as('lan').send<FormDocument>('GET', '/v1/procedures/2.000815/form')).body
    expect(form.process?.states.map(({ id: state }) => state)).not.toContain('supplementRequested')
    const gaps = snapshot.fields.filter(({ status }) => status === 'gap').map(({ path }) => [path, null])
    await system.as('lan').answer(id, { ...answersTo(form), ...Object.fromEntries(gaps) })
    await system.as('lan').submit(id, snapshot.snapshotId)
    const official = system.as('official-dai-mo')
    const { allowedActions } = await official.act(id, 'accept')
    const { headers } = await official.send('GET', `/v1/dossiers/${id}`)
    const body = { action: 'requestSupplement', reason: 'Thiếu bản chính.' }
    const reply = await official.send('POST', `/v1/dossiers/${id}/actions`, body, {
      'if-match': headers.get('etag') ?? '',
    })
    expect(refused(reply, 409, 'action_not_allowed').allowed).toEqual([
      'start',
      'complete',
      'stop',
      'assign',
      'transfer',
      'requestOpinion',
    ])
    expect(allowedActions).toEqual(['start', 'complete', 'stop', 'assign', 'transfer', 'requestOpinion'])
  })

  it('completes a journey part by part, each after those it needs', async () => {
    const [lan, official] = [system.as('lan'), system.as('official-dai-mo')]
    const { id, snapshot } = await prefilled('lan', '2.000986')
    const form = (await lan.send<FormDocument>('GET', '/v1/procedures/2.000986/form')).body
    await lan.answer(id, answersTo(form))
    await lan.submit(id, snapshot.snapshotId)
    const [birth, residence, insurance] = ['1.001193', '1.004222', '2.000986']
    const read = async (who: Client) =>
      (await who.send<{ parts: DossierPart[] }>('GET', `/v1/dossiers/${id}`)).body.parts
    expect((await read(lan)).map(({ status, after }) => [status, after])).toEqual([
      ['waiting', []],
      ['waiting', [birth]],
      ['waiting', [birth]],
    ])
    await official.act(id, 'accept')

    const { headers } = await official.send('GET', `/v1/dossiers/${id}`)
    const etag = headers.get('etag') ?? ''
    const complete = (part: string, ifMatch: string | null = etag) =>
      official.send(
        'POST',
        `/v1/dossiers/${id}/actions`,
        { action: 'complete', part },
        ifMatch ? { 'if-match': ifMatch } : {},
      )
    refused(await complete('9.999999'), 422, 'part_unknown')
    expect(refused(await complete(insurance), 409, 'action_not_allowed').allowed).toContain('complete')
    refused(await complete(birth, null), 428, 'version_needed')
    const done = await complete(birth)
    expect(done).toMatchObject({ status: 200, body: { status: 'accepted' } })
    refused(await complete(residence), 412, 'version_stale')
    expect((await read(official)).map(({ status, allowedActions }) => [status, allowedActions])).toEqual([
      ['completed', []],
      ['inProgress', ['complete']],
      ['inProgress', ['complete']],
    ])
    expect((await read(lan)).flatMap(({ allowedActions }) => allowedActions)).toEqual([])
    const listed = async (who: Client) => (await who.list('?procedure=2.000986')).items.find((item) => item.id === id)
    expect(await listed(official)).toMatchObject({ openParts: 2 })
    expect(await listed(lan)).not.toHaveProperty('openParts')

    expect(await official.act(id, 'complete')).toMatchObject({
      status: 'completed',
      allowedActions: ['returnResult'],
    })
    const { items } = await lan.timeline(id)
    expect(items.slice(0, 4).map(({ event, note }) => [event, note])).toEqual([
      ['completed', undefined],
      ['partCompleted', 'Cấp thẻ bảo hiểm y tế'],
      ['partCompleted', 'Đăng ký thường trú'],
      ['partCompleted', 'Đăng ký khai sinh'],
    ])
  })

  it('opens a correction, lets the value be answered, and brings it to the registry once', async () => {
    const lan = system.as('lan')
    const { id } = await prefilled('lan')
    const correction = { path: '/home/floorArea', claimedValue: 48, reason: 'Đã sửa lại nhà năm 2024.' }
    const key = { 'idempotency-key': `correction-${id}` }
    const first = await lan.send<{ correctionId: string }>('POST', `/v1/dossiers/${id}/corrections`, correction, key)
    const again = await lan.send<{ correctionId: string }>('POST', `/v1/dossiers/${id}/corrections`, correction, key)
    expect(first.status).toBe(201)
    expect(again.body.correctionId).toBe(first.body.correctionId)
    const field = byPath((await lan.send<Snapshot>('GET', `/v1/dossiers/${id}/snapshot`)).body)['/home/floorArea']
    expect(field).toMatchObject({ status: 'provided', quality: 'disputed', editable: true })
    await lan.answer(id, { '/home/floorArea': 48 })
    await eventually(
      () => system.rows<{ id: string }>('land', 'select * from correction_claim'),
      (rows) => expect(rows.filter((row) => JSON.stringify(row).includes(first.body.correctionId))).toHaveLength(1),
    )
  })

  it('brings a correction of a civil-status fact to its registry, takes no second one and none of another type', async () => {
    const lan = system.as('lan')
    const { id } = await lan.open('1.001193')
    const fields = byPath(await lan.prefill(id))
    expect(fields['/marriage/date']).toMatchObject({ status: 'provided', source: { registry: 'civil-status' } })
    const held = fields['/marriage/date']?.value
    const correct = (claimedValue: unknown) =>
      lan.send<{ correctionId: string; code: string }>('POST', `/v1/dossiers/${id}/corrections`, {
        ...{ path: '/marriage/date', claimedValue, reason: 'Ghi nhầm ngày.' },
      })
    for (const wrong of [48, '2012-02-31', held]) expect(await correct(wrong)).toMatchObject({ status: 422 })
    const { status, body } = await correct('2012-03-04')
    expect(status).toBe(201)
    expect(await correct('2012-03-05')).toMatchObject({ status: 409, body: { code: 'correction_asked_already' } })
    await eventually(
      () =>
        system.rows<{ status: string }>(
          'population',
          `select c.status, c.concept from civil_status.correction_claim m join civil_status.correction c on c.id = m.part_of
           where m.correction_id = '${body.correctionId}'`,
        ),
      (rows) => expect(rows).toMatchObject([{ status: 'open', concept: 'civilStatus.marriage.date' }]),
    )
  })

  it('opens at the counter only when id, name and birth date belong together, five mismatches a day at most', async () => {
    const official = system.as('official-dai-mo')
    const lan = { personId: '001188014826', fullName: 'Nguyễn Thị Lan', birthDate: '1988-08-14' }
    const opened = await official.open('1.014632', { applicant: lan })
    expect(opened).toMatchObject({ identity: 'verified', receivedBy: 'H26.00637' })
    expect(byPath(await official.prefill(opened.id))['/home/floorArea']?.value).toBe(52.4)
    for (const wrong of [{ fullName: 'Nguyễn Thị Liên' }, { birthDate: '1988-08-15' }, { personId: '001188014827' }]) {
      const reply = await official.send<{ code: string; detail: string }>('POST', '/v1/dossiers', {
        procedure: '1.014632',
        applicant: { ...lan, ...wrong },
      })
      expect(reply).toMatchObject({ status: 422, body: { code: 'applicant_mismatch' } })
    }
    const stranger = { personId: '001188999999', fullName: 'Không Ai', birthDate: '1988' }
    const statuses: number[] = []
    for (let attempt = 0; attempt < 6; attempt++) {
      statuses.push(
        (await official.send('POST', '/v1/dossiers', { procedure: '1.014632', applicant: stranger })).status,
      )
    }
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429])
  })
})
