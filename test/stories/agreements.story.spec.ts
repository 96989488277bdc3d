import type { AgreementProposal, FormDocument, OwnerMessagePage, QuotaItem, QuotaPage } from '#contracts'
import { buses } from '../system/buses.js'
import { byPath, type Client, type Snapshot } from '../system/client.js'
import { personaOf, TestSystem } from '../system/system.js'
import { eventually } from '#testing'
import { seedForm } from './forms.fixture.js'
import { placesOf, refused } from './refusal.fixture.js'

const text = (vi: string, en: string) => ({ vi, en })

/** Form 1.013314, reading two more facts of two more owners. */
function aWiderForm(): FormDocument {
  const form = seedForm('1.013314')
  const fallback = { lookupFailed: 'ask', incomplete: 'ask', inaccurate: 'ask' } as const
  const why = text('Cán bộ xét nghĩa vụ thuế của hộ.', 'The official looks at the taxes of the household.')
  form.formVersion = '2.0.0'
  form.schema.properties = {
    ...form.schema.properties,
    more: {
      type: 'object',
      additionalProperties: false,
      properties: {
        taxCode: { type: 'string', maxLength: 14, examples: ['0123456789'] },
        ethnicity: { type: 'string', maxLength: 40, examples: ['Kinh'] },
      },
    },
  }
  form.bindings['/more/taxCode'] = { mode: 'registry', concept: 'tax.code', subject: 'applicant', why, fallback }
  form.bindings['/more/ethnicity'] = {
    ...{ mode: 'registry', concept: 'person.ethnicity', subject: 'applicant', why, fallback },
    ...{ purpose: why, retention: 'dossier' },
  }
  form.layout.pages[0]?.sections.push({
    title: text('Thuế và dân tộc', 'Tax and ethnicity'),
    fields: [
      { path: '/more/taxCode', label: text('Mã số thuế', 'Tax code') },
      { path: '/more/ethnicity', label: text('Dân tộc', 'Ethnicity') },
    ],
  })
  return form
}

describe.each(buses)('agreements proposed from a form ($bus)', ({ options }) => {
  let system: TestSystem
  beforeAll(async () => {
    system = await TestSystem.start(options)
  })
  afterAll(() => system?.stop())

  const as = (id: string, change?: object) => system.as(id, change)
  const ministry = (authority: string) => as('ministry-land', { authority })
  const propose = (who: Client, procedure: string, body: object = {}) =>
    who.send<{ items: AgreementProposal[] }>('POST', '/v1/agreements', { procedure, ...body })
  const decide = (who: Client, id: string, decision: string, reason: string | undefined = 'Đủ căn cứ.') =>
    who.send<AgreementProposal>('POST', `/v1/agreements/${id}/decisions`, { decision, reason })

  it('are refused where nothing is open, and to whoever owns no database', async () => {
    refused(await propose(ministry('G10'), '1.013314'), 409, 'agreed_already')
    refused(await propose(ministry('G10'), '9.999999'), 404, 'procedure_not_found')
    refused(await propose(as('official-dai-mo'), '1.013314'), 403, 'role_not_allowed')
    refused(await propose(as('lan'), '1.013314'), 403, 'role_not_allowed')
    refused(await propose(system.with(undefined), '1.013314'), 401, 'sign_in_needed')
    refused(await propose(ministry('G10'), '1.013314', { validFrom: '2020-01-01' }), 422, 'agreement_in_past')
    const wrong = refused(await propose(ministry('G10'), '1.013314', { consumerClass: 'all' }), 422, 'invalid_input')
    expect(placesOf(wrong)).toEqual([expect.stringMatching(/^\/consumerClass /)])
  })

  it('cover exactly what the form reads, one for each owner, and act once the owner accepts', async () => {
    const published = await ministry('G10').send('POST', '/v1/procedures/1.013314/forms', { form: aWiderForm() })
    expect({ status: published.status, body: published.body }).toMatchObject({ status: 201 })
    const { status, body } = await propose(ministry('G10'), '1.013314', { quotaPerDay: 500_000 })
    expect(status).toBe(201)
    expect(body.items.map(({ id, owner, status: state }) => [id, owner, state])).toEqual([
      ['communeOffice.1.013314.G01', 'G01', 'proposed'],
      ['communeOffice.1.013314.G12', 'G12', 'proposed'],
    ])
    const read = Object.values(aWiderForm().bindings).map(({ concept }) => concept ?? '')
    const people = [...new Set(read)].filter((concept) => /^(person|household)\./.test(concept)).sort()
    expect(body.items.map(({ concepts }) => concepts)).toEqual([people, ['tax.code']])
    expect((await propose(ministry('G10'), '1.013314')).body.items).toEqual(body.items)

    const lan = as('lan')
    const before = await lan.open('1.013314')
    const refusedFields = byPath(await lan.prefill(before.id))
    expect(refusedFields['/more/taxCode']).toMatchObject({ status: 'gap', gap: { kind: 'refused' } })
    expect(refusedFields['/applicant/fullName']?.status).toBe('provided')

    const id = 'communeOffice.1.013314.G12'
    refused(await decide(ministry('G10'), id, 'approve'), 403, 'agreement_not_yours')
    refused(await decide(as('official-dai-mo'), id, 'approve'), 403, 'role_not_allowed')
    refused(await decide(ministry('G03'), 'communeOffice.1.013314', 'reject'), 403, 'agreement_not_yours')
    refused(await decide(ministry('G10'), 'communeOffice.1.013314', 'reject'), 409, 'decided_already')
    refused(await decide(ministry('G12'), 'communeOffice.1.013314.G99', 'approve'), 404, 'agreement_not_found')
    refused(await decide(ministry('G12'), id, 'revoke'), 409, 'agreement_not_so')
    refused(await decide(ministry('G12'), id, 'forget'), 422, 'invalid_input')
    refused(await decide(ministry('G12'), id, 'approve', ''), 422, 'invalid_input')
    expect(await decide(ministry('G12'), id, 'approve')).toMatchObject({ status: 200, body: { status: 'approved' } })
    refused(await decide(ministry('G12'), id, 'reject'), 409, 'decided_already')
    expect(await decide(ministry('G01'), 'communeOffice.1.013314.G01', 'reject')).toMatchObject({
      body: { status: 'rejected', reason: 'Đủ căn cứ.' },
    })

    const taxCode = async () => byPath(await lan.prefill((await lan.open('1.013314')).id))
    const provided = { status: 'provided', source: { registry: 'tax' } }
    const fields = await eventually(taxCode, (found) => expect(found['/more/taxCode']).toMatchObject(provided), {
      every: 200,
    })
    expect(fields['/more/ethnicity']).toMatchObject({ status: 'gap', gap: { kind: 'refused' } })
  })

  it('give no more while their owner suspends them, and again when it resumes', async () => {
    const lan = as('lan')
    const seeds = 'communeOffice.1.014632'
    const income = async () => byPath(await lan.prefill((await lan.open('1.014632')).id))['/income/applicant/total']
    expect(await income()).toMatchObject({ status: 'provided' })
    refused(await decide(ministry('G03'), seeds, 'suspend'), 403, 'agreement_not_yours')
    refused(await decide(ministry('G12'), seeds, 'resume'), 409, 'agreement_not_so')
    const suspended = await decide(ministry('G12'), seeds, 'suspend', 'Kiểm tra an toàn.')
    expect(suspended).toMatchObject({
      status: 200,
      body: { status: 'approved', withheld: [{ owner: 'G12', state: 'suspended', reason: 'Kiểm tra an toàn.' }] },
    })
    await eventually(income, (field) => expect(field).toMatchObject({ status: 'gap', gap: { kind: 'refused' } }))
    const others = byPath(await lan.prefill((await lan.open('1.014632')).id))
    expect(others['/applicant/fullName']?.status).toBe('provided')
    refused(await decide(ministry('G12'), seeds, 'suspend'), 409, 'agreement_not_so')
    const inbox = () => ministry('G01').send<OwnerMessagePage>('GET', '/v1/ministry/messages?unread=true')
    const { body: news } = await inbox()
    const told = news.items.find(({ kind, agreement }) => kind === 'suspended' && agreement === seeds)
    expect(told).toMatchObject({ by: 'G12', reason: 'Kiểm tra an toàn.', readAt: null })
    const path = `/v1/ministry/messages/${told?.id}`
    refused(await ministry('G03').send('PATCH', path, { read: true }), 404, 'owner_message_not_found')
    expect((await ministry('G01').send('PATCH', path, { read: true })).status).toBe(200)
    expect((await inbox()).body.unread).toBe(news.unread - 1)
    expect(await decide(ministry('G12'), seeds, 'resume')).toMatchObject({ status: 200, body: { withheld: [] } })
    await eventually(income, (field) => expect(field).toMatchObject({ status: 'provided' }))
  })

  it('are listed for everyone, the newest change first, with what is still proposed or was rejected', async () => {
    const { body } = await system
      .with(undefined)
      .send<{ items: AgreementProposal[] }>('GET', '/v1/agreements?limit=100')
    const own = body.items.filter(({ procedure }) => procedure === '1.013314')
    expect(own.map(({ id, status }) => [id, status])).toEqual([
      ['communeOffice.1.013314.G01', 'rejected'],
      ['communeOffice.1.013314.G12', 'approved'],
      ['communeOffice.1.013314', 'approved'],
    ])
    const anyone = system.with(undefined)
    type Page = { items: AgreementProposal[]; nextCursor?: string }
    const first = (await anyone.send<Page>('GET', '/v1/agreements?limit=20')).body
    const rest = (await anyone.send<Page>('GET', `/v1/agreements?limit=100&cursor=${first.nextCursor ?? ''}`)).body
    expect([...first.items, ...rest.items]).toEqual(body.items)
    const one = await system.with(undefined).send('GET', '/v1/agreements/communeOffice.1.013314.G12')
    expect(one.body).toMatchObject({ owner: 'G12', status: 'approved', concepts: ['tax.code'] })
    refused(await system.with(undefined).send('GET', '/v1/agreements/none'), 404, 'agreement_not_found')
    const again = await propose(ministry('G10'), '1.013314')
    expect(again.body.items).toMatchObject([{ owner: 'G01', status: 'proposed' }])
  })

  it('give each office its quota of the day, shown to both sides and changed while it is used', async () => {
    const id = 'communeOffice.1.013314'
    const { personId = '', name: fullName, birthDate } = personaOf('lan')
    const official = as('official-dai-mo')
    const opened = await official.open('1.013314', { applicant: { personId, fullName, birthDate } })
    const prefill = () => official.sendOnNewest<Snapshot>('POST', `/v1/dossiers/${opened.id}/prefill`, {})
    const own = async (who: Client = official) =>
      (await who.send<{ items: QuotaItem[] }>('GET', `/v1/quotas?agreement=${id}`)).body.items
    const setQuota = (quotaPerDay: number) =>
      ministry('G10').send('POST', `/v1/agreements/${id}/decisions`, {
        ...{ decision: 'setQuota', reason: 'Theo năng lực phục vụ.', quotaPerDay },
      })
    const gaps = ({ fields }: Snapshot) => fields.filter(({ gap }) => gap?.kind === 'refused').length

    const before = await prefill()
    expect(before.headers.get('ratelimit-policy')).toContain(`"${id}";q=1000000;w=86400;qu="lookups"`)
    expect(before.headers.get('ratelimit-policy')).toMatch(/^"user";q=\d+;w=60, /)
    const [quota] = await own()
    const used = quota?.used ?? 0
    expect(quota).toEqual({
      agreement: id,
      authority: 'H26.00637',
      limit: 1_000_000,
      used,
      resetsAt: expect.any(String),
    })
    expect(used).toBeGreaterThan(1)
    expect(before.headers.get('ratelimit')).toContain(`"${id}";r=${1_000_000 - used};t=`)
    expect(Date.parse(quota?.resetsAt ?? '')).toBeGreaterThan(Date.now())

    for (const none of [0, 1.5, 1_000_000_000, 1e300]) refused(await setQuota(none), 422, 'invalid_input')
    refused(
      await ministry('G10').send('POST', `/v1/agreements/${id}/decisions`, {
        ...{ decision: 'suspend', reason: 'Thử.', quotaPerDay: 5 },
      }),
      ...([422, 'quota_not_asked'] as const),
    )
    expect(await setQuota(used)).toMatchObject({ status: 200, body: { quotaPerDay: used } })
    const exhausted = await eventually(
      prefill,
      ({ body }) => expect(gaps(body)).toBeGreaterThan(gaps(before.body) + 2),
      {
        every: 200,
      },
    )
    expect(exhausted).toMatchObject({ status: 200 })
    expect(exhausted.headers.get('ratelimit')).toContain(`"${id}";r=0;t=`)

    const ofOwner = await own(ministry('G10'))
    expect(ofOwner).toContainEqual(expect.objectContaining({ authority: 'H26.00637', limit: used }))
    expect((await own(as('official-dai-mo', { authority: 'H26.00004' })))[0]).toMatchObject({ used: 0, limit: used })
    await setQuota(1_000_000)
    await eventually(prefill, ({ body }) => expect(gaps(body)).toBe(gaps(before.body)), { every: 200 })
    expect((await own())[0]?.used).toBeGreaterThan(used)
  })

  it('show quotas page by page, and only to those they concern', async () => {
    const all = (await as('official-dai-mo').send<QuotaPage>('GET', '/v1/quotas?limit=100')).body
    expect(all.items.length).toBeGreaterThan(3)
    expect(new Set(all.items.map(({ authority }) => authority))).toEqual(new Set(['H26.00637']))
    const pages: QuotaItem[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body }: { body: QuotaPage } = await as('official-dai-mo').send('GET', `/v1/quotas?limit=3${cursor}`)
      pages.push(...body.items)
      cursor = body.nextCursor && `&cursor=${body.nextCursor}`
    }
    expect(pages).toEqual(all.items)
    const ofTax = (await ministry('G12').send<QuotaPage>('GET', '/v1/quotas?limit=100')).body.items
    expect(ofTax.map(({ agreement }) => agreement)).toContain('communeOffice.1.014632')
    refused(await ministry('G12').send('GET', '/v1/quotas?agreement=nothing'), 422, 'agreement_not_shown')
    refused(await ministry('G12').send('GET', '/v1/quotas?cursor=bm90aGluZw'), 422, 'cursor_invalid')
    refused(await as('lan').send('GET', '/v1/quotas'), 403, 'role_not_allowed')
    refused(await as('auditor').send('GET', '/v1/quotas'), 403, 'role_not_allowed')
  })
})
