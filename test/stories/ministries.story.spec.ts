import { buses } from '../system/buses.js'
import type { Client } from '../system/client.js'
import { TestSystem } from '../system/system.js'
import { aGreedyForm, misplacedForm, type CheckedBody, type Finding } from './forms.fixture.js'
import { placesOf, refused } from './refusal.fixture.js'

const far = '2027-06-30'

interface AffectedBody {
  id: string
  affected: { procedure: string; formVersion: string; draftVersion?: string; findings: Finding[] }[]
}

interface Meter {
  procedures: number
  questions: { before: number; after: number }
  items: {
    code: string
    questions: { before: number; after: number }
    documents: { before: number; avoided: number }
  }[]
}

describe.each(buses)('ministries and waivers ($bus)', ({ options }) => {
  let system: TestSystem
  beforeAll(async () => {
    system = await TestSystem.start(options)
  })
  afterAll(() => system?.stop())

  const as = (id: string, change?: object) => system.as(id, change)
  const land = () => as('ministry-land')
  const post = (who: Client, path: string, body: object) => who.send<AffectedBody>('POST', path, body)
  const both = (text: string) => ({ vi: text, en: text })
  const change = {
    name: both('CSDL về nhà ở'),
    shortName: both('CSDL nhà ở'),
    legalBasis: 'Luật Nhà ở',
    updateCycle: both('Mỗi tháng'),
    updateDays: 30,
  }
  const registry = { id: 'housing', ...change }
  const concept = {
    id: 'housing.occupancy',
    name: both('Cách sử dụng chỗ ở'),
    labels: ['Bạn đang ở theo cách nào?', 'Hình thức cư ngụ'],
    type: 'string',
    record: 'housing',
    sensitivity: 'basic',
    legalBasis: 'Luật Nhà ở',
  }
  const statement = { concept: concept.id, territory: 'VN', basis: 'residence', from: far }

  /** What the offices of a place may ask again, without one those of the whole country. */
  const waivedIn = async (authority?: string) => {
    const place = authority === undefined ? '' : `?authority=${authority}`
    const read = await system.with(undefined).send<{ waivers: object[] }>('GET', `/v1/procedures/1.013314${place}`)
    return read.body.waivers
  }

  /** What the compiler says of a form that asks for the number of the identity card. */
  const numberIn = async (territory?: string) => {
    const form = { ...aGreedyForm(), procedure: '1.013314' }
    const { body } = await land().send<CheckedBody>('POST', '/v1/forms/check', { form, territory })
    return body.findings.find(({ field }) => field === '/me/number')
  }

  it('register a database and its concepts, each once and with one owner', async () => {
    expect((await post(land(), '/v1/registries', registry)).status).toBe(201)
    refused(await post(land(), '/v1/registries', registry), 409, 'registry_taken')
    refused(await post(as('official-dai-mo'), '/v1/registries', { ...registry, id: 'other' }), 403, 'role_not_allowed')
    expect((await land().send('PUT', '/v1/registries/housing', { ...change, updateDays: 7 })).status).toBe(200)
    refused(await land().send('PUT', '/v1/registries/population', change), 403, 'registry_not_yours')
    refused(await land().send('PUT', '/v1/registries/nowhere', change), 404, 'registry_not_found')

    expect((await post(land(), '/v1/registries/housing/concepts', concept)).status).toBe(201)
    const taken = refused(
      await land().send('POST', '/v1/registries/housing/concepts', { ...concept, id: 'person.fullName' }),
      409,
      'concept_taken',
    )
    expect(taken.detail).toContain('Bộ Công an')
    const listed = await system
      .with(undefined)
      .send<{ items: { id: string }[] }>('GET', '/v1/registries/housing/concepts')
    expect(listed.body.items.map(({ id }) => id)).toEqual(['housing.occupancy'])
  })

  it('announce what they own, from today on, for units that exist', async () => {
    const announce = (body: object, of = 'housing') =>
      post(land(), `/v1/registries/${of}/announcements`, { ...statement, ...body })
    refused(await announce({ from: '2020-01-01' }), 422, 'announcement_in_past')
    refused(await announce({ territory: '97' }), 422, 'territory_unknown')
    refused(await announce({ concept: 'person.fullName' }), 404, 'concept_not_found')
    refused(await announce({ concept: 'person.fullName' }, 'population'), 403, 'registry_not_yours')
    refused(await announce({ concept: 'land.parcel.term' }, 'land'), 409, 'concept_planned')
    expect(placesOf(refused(await announce({ from: 'soon', territory: 'Hà Nội' }), 422, 'invalid_input'))).toEqual([
      '/from wrong_form',
      '/territory wrong_form',
    ])

    const { status, body } = await announce({})
    expect(status).toBe(201)
    refused(await announce({}), 409, 'announced_already')
    expect(body.affected).toEqual([
      expect.objectContaining({ procedure: '1.013314', formVersion: '1.0.0', draftVersion: '1.0.1-draft' }),
    ])
    const draft = await land().send<{ due: string; form: { bindings: Record<string, object> } }>(
      'GET',
      '/v1/procedures/1.013314/form/draft',
    )
    expect(draft.body.due).toBe(far)
    expect(draft.body.form.bindings['/request/occupancy']).toMatchObject({
      mode: 'registry',
      concept: 'housing.occupancy',
    })
    refused(await land().send('GET', '/v1/procedures/1.014632/form/draft'), 404, 'form_draft_not_found')
  })

  it('see which forms would ask again before they end an announcement', async () => {
    const body = { concept: 'land.parcel.disputed', territory: '01' }
    const impact = await post(land(), '/v1/registries/land/announcements/impact', body)
    expect(impact.body.affected.map(({ procedure }) => procedure)).toEqual([
      '1.012784',
      '1.013225',
      '1.013314',
      '1.013949',
      '1.013978',
    ])
    const ended = await land().send<AffectedBody>('DELETE', '/v1/registries/land/announcements', body)
    expect(ended.status).toBe(200)
    refused(await land().send('DELETE', '/v1/registries/land/announcements', body), 404, 'announcement_not_found')
  })

  it('show what citizens need no longer write and bring', async () => {
    const { body } = await system.with(undefined).send<Meter>('GET', '/v1/burden?limit=100')
    const [sum] = [body.items.reduce((total, { questions }) => total + questions.after, 0)]
    expect(body).toMatchObject({ procedures: body.items.length, questions: { after: sum } })
    const dwelling = body.items.find(({ code }) => code === '1.013314')
    // its official list demands no paper that data replaces: they are asked for only where a look-up tells nothing
    expect(dwelling).toMatchObject({ questions: { before: 21, after: 5 }, documents: { before: 0, avoided: 0 } })
    expect(body.items.some(({ documents: { before, avoided } }) => avoided > 0 && avoided <= before)).toBe(true)
    const one = await system.with(undefined).send<{ burden: object }>('GET', '/v1/procedures/1.013314')
    expect(one.body.burden).toEqual({ questions: dwelling?.questions, documents: dwelling?.documents })
  })

  it('let a question be asked again for a reason of the law and a time, for everyone to see', async () => {
    const waiver = {
      procedure: '1.013314',
      concept: 'person.personId',
      reason: 'inaccurate',
      explanation: { vi: 'Nhiều số cũ chưa khớp.', en: 'Many old numbers do not match.' },
      legalBasis: 'Nghị quyết 66.7/2025/NQ-CP',
      until: '2027-03-31',
    }
    const waive = (change: object, who = as('official-dai-mo')) => post(who, '/v1/waivers', { ...waiver, ...change })
    refused(await waive({}, as('lan')), 403, 'role_not_allowed')
    refused(await waive({}, as('official-ba-dinh')), 403, 'permission_missing')
    expect(placesOf(refused(await waive({ reason: undefined, until: undefined }), 422, 'invalid_input'))).toEqual([
      '/reason required',
      '/until required',
    ])
    refused(await waive({ reason: 'convenience' }), 422, 'invalid_input')
    refused(await waive({ until: '2020-01-01' }), 422, 'waiver_period_invalid')
    refused(await waive({ until: '2099-01-01' }), 422, 'waiver_period_invalid')
    refused(await waive({ concept: 'person.shoeSize' }), 422, 'concept_unknown')
    refused(await waive({ procedure: '9.999999' }), 404, 'procedure_not_found')

    const granted = await waive({})
    expect(granted).toMatchObject({
      ...{ status: 201 },
      body: { authority: 'H26.00637', territory: '00637', explanation: waiver.explanation.vi },
    })
    refused(await waive({}), 409, 'waived_already')
    refused(await waive({ until: '2027-01-31', reason: 'incomplete' }), 409, 'waived_already')
    const list = await system.with(undefined).send<{ items: object[] }>('GET', '/v1/waivers')
    expect(list.body.items).toEqual([expect.objectContaining({ concept: 'person.personId', until: '2027-03-31' })])
    expect(await waivedIn('H26.00637')).toEqual([
      expect.objectContaining({ concept: 'person.personId', explanation: waiver.explanation.vi, fields: [] }),
    ])
    const found = await numberIn('00637')
    expect(found).toMatchObject({ rule: 'ONCE001', severity: 'warning' })
    expect(found?.message).toContain(waiver.explanation.vi)
  })

  it('let a commune’s and a province’s waiver hold where they are and nowhere else', async () => {
    for (const elsewhere of ['H26.00004', 'H26', 'H29', undefined]) expect(await waivedIn(elsewhere)).toEqual([])
    for (const elsewhere of ['00004', '01', '79', 'VN', undefined])
      expect(await numberIn(elsewhere)).toMatchObject({ rule: 'ONCE001', severity: 'error' })

    const waiver = {
      ...{ procedure: '1.013314', concept: 'person.personId', reason: 'incomplete', legalBasis: 'Nghị quyết' },
      explanation: { vi: 'Cả tỉnh chưa khớp.', en: 'Numbers of the province do not match.' },
      until: '2027-03-31',
    }
    const inAuthority = (authority: string, role: string) =>
      system.as('official-dai-mo', { sub: authority, role, authority, permissions: ['waive'] })
    const waive = (authority: string, role: string) => post(inAuthority(authority, role), '/v1/waivers', waiver)
    expect(await waive('H26', 'head')).toMatchObject({ status: 201, body: { authority: 'H26', territory: '01' } })
    refused(await waive('H26.00004', 'official'), 409, 'waived_already') // the province's holds there
    for (const place of ['H26', 'H26.00004']) expect(await waivedIn(place)).toHaveLength(1)
    for (const elsewhere of ['H29', undefined]) expect(await waivedIn(elsewhere)).toEqual([])
    expect(await numberIn('00004')).toMatchObject({ severity: 'warning' })
    for (const elsewhere of ['79', 'VN', undefined])
      expect(await numberIn(elsewhere)).toMatchObject({ severity: 'error' })
    expect(await waive('H29', 'head')).toMatchObject({ status: 201, body: { territory: '79' } })
    refused(await waive('G10', 'head'), 403, 'waiver_not_yours') // it publishes the form; population is another's
    expect(await waivedIn('H38')).toEqual([])
    expect(await waive('G01', 'head')).toMatchObject({ status: 201, body: { territory: 'VN' } })
  })

  it('show everyone how far the announcements have come', async () => {
    const anyone = system.with(undefined)
    interface ProgressBody {
      registries: { registry: string; owner: string; connected: boolean; concepts: number; announced: number }[]
      next: { rank: number; concept: string; step: string }[]
      items: { concept: string; name: string; registry: string; announced: boolean; usable: boolean; used: number }[]
      nextCursor: string | null
    }
    const { status, body } = await anyone.send<ProgressBody>('GET', '/v1/progress?registry=housing')
    expect(status).toBe(200)
    expect(body.items).toMatchObject([
      { concept: 'housing.occupancy', name: 'Cách sử dụng chỗ ở', announced: false, usable: false, used: 0 },
    ])
    expect(body.registries.find((each) => each.registry === 'housing')).toMatchObject({
      owner: 'G10',
      connected: false,
    })
    expect(body.registries.find((each) => each.registry === 'population')).toMatchObject({ connected: true })
    expect(body.next.map(({ rank }) => rank)).toEqual(body.next.map((_, at) => at + 1))
    const first = await anyone.send<ProgressBody>('GET', '/v1/progress?limit=1')
    expect(first.body.items).toHaveLength(1)
    const second = await anyone.send<ProgressBody>('GET', `/v1/progress?limit=1&cursor=${first.body.nextCursor}`)
    expect(second.body.items[0]?.concept).not.toBe(first.body.items[0]?.concept)
    refused(await anyone.send('GET', '/v1/progress?registry=nowhere'), 422, 'registry_unknown')

    const table = await anyone.send<string>('GET', '/v1/progress', undefined, { accept: 'text/csv' })
    expect(table.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(table.body.split('\r\n')[0]).toContain('owner,ownerName,registry,concept,name,announced')
    expect(table.body).toMatch(/\nG01,Bộ Công an,population,person\.personId,Số định danh cá nhân,true,true,0,true,/)
  })

  it('answer doubts about forms of others, in public, before these are published', async () => {
    const justice = as('ministry-land', { authority: 'G15', sub: 'justice' })
    const police = as('ministry-land', { authority: 'G01', sub: 'police' })
    const send = (form: object) => justice.send<PublishedBody>('POST', '/v1/procedures/1.000656/forms', { form })
    interface PublishedBody {
      status?: string
      sentAt?: string
      reviews?: string[]
      findings: Finding[]
      certificate?: object
    }
    interface ReviewBody {
      id: string
      state: string
      owner: string
      concept: string
      mayAnswer: boolean
      decision?: { officeName: string; reason: string }
    }
    const list = async (who: Client, path = '/v1/reviews?state=open') =>
      (await who.send<{ items: ReviewBody[] }>('GET', path)).body.items
    const answer = (who: Client, id: string, body: object) => who.send('POST', `/v1/reviews/${id}/answers`, body)
    const inForce = async () =>
      (await system.with(undefined).send<{ formVersion: string }>('GET', '/v1/procedures/1.000656/form')).body
        .formVersion

    const form = misplacedForm('1.000656', '1.1.0', 'Số giấy phép lái xe')
    const checked = await justice.send<CheckedBody>('POST', '/v1/forms/check', { form })
    expect(checked.body.certificate).toBeUndefined()
    const sent = await send(form)
    expect(sent).toMatchObject({ status: 202, body: { status: 'waiting', sentAt: expect.any(String) as string } })
    expect(sent.body.findings.filter(({ rule }) => rule === 'ONCE013')).toMatchObject([{ field: '/contact/phone' }])
    expect((await send(form)).body.reviews).toEqual(sent.body.reviews)
    expect(await inForce()).toBe('1.0.0')

    const [review] = await list(police)
    expect(review).toMatchObject({ owner: 'G01', concept: 'drivingLicence.number', mayAnswer: true })
    expect((await list(justice))[0]).toMatchObject({ id: review?.id, mayAnswer: false })
    refused(await system.with(undefined).send('GET', '/v1/reviews'), 401, 'sign_in_needed')
    const [id, other] = [review?.id ?? '', { answer: 'other', reason: 'Không tra theo số này.' }]
    refused(await answer(justice, id, other), 403, 'review_not_yours')
    refused(await answer(as('official-dai-mo'), id, other), 403, 'role_not_allowed')
    refused(await answer(police, '00000000-0000-4000-8000-000000000000', other), 404, 'review_not_found')
    expect(
      placesOf(refused(await answer(police, id, { answer: 'perhaps', reason: '' }), 422, 'invalid_input')),
    ).toEqual(
      expect.arrayContaining([expect.stringContaining('/answer'), expect.stringContaining('/reason')]) as string[],
    )
    const both = await Promise.all([answer(police, id, other), answer(police, id, { ...other, answer: 'repeat' })])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const [public_] = await list(system.with(undefined), '/v1/answered-reviews')
    expect(public_).toMatchObject({ id, decision: { officeName: 'Bộ Công an', reason: other.reason } })
    expect(['1.0.0', '1.1.0']).toContain(await inForce())
    refused(await answer(police, id, other), 409, 'review_answered')
  })
})
