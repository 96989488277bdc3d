import type { AgreementProposal, FormDocument } from '#contracts'
import { buses } from '../system/buses.js'
import { byPath, type Client } from '../system/client.js'
import { TestSystem } from '../system/system.js'
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
    who.send<{ items: AgreementProposal[] }>('POST', `/v1/procedures/${procedure}/agreements/proposal`, body)
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
})
