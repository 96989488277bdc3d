import type { AgreementProposal, FormDocument } from '#contracts'
import { eventually } from '#testing'
import { dayOf } from '#vietnam'
import { buses } from '../system/buses.js'
import { byPath } from '../system/client.js'
import { TestSystem } from '../system/system.js'
import { seedForm } from './forms.fixture.js'

const text = (vi: string, en: string) => ({ vi, en })
const procedure = '1.013314'

/** Form 1.013314, reading the applicant's driving licence too. */
function aFormWithLicence(): FormDocument {
  const form = seedForm(procedure)
  const why = text('Cán bộ đối chiếu giấy phép lái xe.', 'The official compares the driving licence.')
  const fallback = { lookupFailed: 'ask', incomplete: 'ask', inaccurate: 'ask' } as const
  const number = { type: 'string' as const, maxLength: 12, examples: ['790123456789'] }
  const classes = { type: 'string' as const, maxLength: 40, examples: ['A1, B'] }
  form.formVersion = '2.0.0'
  form.schema.properties = {
    ...form.schema.properties,
    licence: { type: 'object', additionalProperties: false, properties: { number, classes } },
  }
  for (const name of ['number', 'classes'])
    form.bindings[`/licence/${name}`] = {
      ...{ mode: 'registry', concept: `drivingLicence.${name}`, subject: 'applicant', why, fallback },
    }
  form.layout.pages[0]?.sections.push({
    title: text('Giấy phép lái xe', 'Driving licence'),
    fields: [
      { path: '/licence/number', label: text('Số giấy phép lái xe', 'Licence number') },
      { path: '/licence/classes', label: text('Hạng giấy phép lái xe', 'Licence classes') },
    ],
  })
  return form
}

describe.each(buses)('the registry of driving licences ($bus)', ({ options }) => {
  let system: TestSystem
  beforeAll(async () => {
    system = await TestSystem.start(options)
  })
  afterAll(() => system?.stop())

  it('answers a form that reads it, once its owner agrees and announces', async () => {
    const ministry = (authority: string) => system.as('ministry-land', { authority })
    const published = await ministry('G10').send('POST', `/v1/procedures/${procedure}/forms`, {
      form: aFormWithLicence(),
    })
    expect({ status: published.status, body: published.body }).toMatchObject({ status: 201 })
    const proposal = await ministry('G10').send<{ items: AgreementProposal[] }>('POST', '/v1/agreements', { procedure })
    const open = proposal.body.items.find(({ concepts }) => concepts.includes('drivingLicence.number'))
    expect(open).toMatchObject({ owner: 'G01', status: 'proposed' })
    const lan = system.as('lan')
    const prefilled = async () => byPath(await lan.prefill((await lan.open(procedure)).id))
    expect((await prefilled())['/licence/number']).toMatchObject({ status: 'gap', gap: { kind: 'refused' } })
    const decision = { decision: 'approve', reason: 'Đủ căn cứ.' }
    const decided = await ministry('G01').send('POST', `/v1/agreements/${open?.id}/decisions`, decision)
    expect(decided).toMatchObject({ status: 200, body: { status: 'approved' } })
    for (const concept of ['drivingLicence.number', 'drivingLicence.classes']) {
      const announced = await ministry('G01').send('POST', '/v1/registries/driving-licences/announcements', {
        ...{ concept, territory: 'VN', basis: 'residence', from: dayOf(new Date()), complete: false },
        legalBasis: 'Công bố mẫu của Bộ Công an',
      })
      expect(announced.status).toBe(201)
    }

    const [licence] = await system.rows<{ licence_no: string; classes: string }>(
      'driving-licences',
      'select licence_no, classes from driving_licence where id_number = $1',
      ['001188014826'],
    )
    const source = { registry: 'driving-licences', registryName: 'CSDL giấy phép lái xe' }
    const provided = { status: 'provided', value: licence?.licence_no, source }
    const fields = await eventually(prefilled, (found) => expect(found['/licence/number']).toMatchObject(provided), {
      every: 200,
    })
    expect(fields['/licence/classes']).toMatchObject({ status: 'provided', value: licence?.classes, source })
    const logged = await system.rows<{ procedure: string; mode: string }>(
      'driving-licences',
      'select procedure, mode from access_log where lookup_id = $1',
      [fields['/licence/number']?.source?.lookupId],
    )
    expect(logged).toEqual([{ procedure, mode: 'facts' }])
  })
})
