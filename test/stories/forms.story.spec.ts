import { standardProcess, applyPatch } from '#forms'
import { buses } from '../system/buses.js'
import type { DossierBody, Snapshot } from '../system/client.js'
import { TestSystem } from '../system/system.js'
import {
  aGreedyForm,
  seedForm,
  withSchema,
  withPattern,
  withFields,
  withTwin,
  withCycle,
  withConcept,
  type CheckedBody,
} from './forms.fixture.js'
import { refused } from './refusal.fixture.js'

describe.each(buses)('forms that may not ask twice ($bus)', ({ options }) => {
  let system: TestSystem
  beforeAll(async () => {
    system = await TestSystem.shared(options)
  })
  afterAll(() => system?.stop())

  const as = (id: string) => system.as(id)
  const check = async (form: unknown, rest: object = {}) =>
    as('ministry-land').send<CheckedBody>('POST', '/v1/forms/check', { form, ...rest })

  it('are checked: what a database announced is an error with its repair, what another person answers is not', async () => {
    const { status, body } = await check(aGreedyForm())
    expect(status).toBe(200)
    const errors = body.findings.filter(({ severity }) => severity === 'error')
    expect(errors.map(({ rule, field, document, concept }) => [rule, field ?? document, concept])).toEqual([
      ['ONCE001', '/me/number', 'person.personId'],
      ['ONCE002', 0, 'person.residence.address'],
    ])
    expect(body.certificate).toBeUndefined()
    const repaired = errors.reduce((form, { patch = [] }) => applyPatch(form, patch), aGreedyForm())
    const again = await check(repaired)
    expect(again.body.findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(again.body.certificate).toMatchObject({ procedure: '9.000001', formVersion: '1.0.0' })
  })

  it('count only what is announced for the territory', async () => {
    const form = aGreedyForm()
    const field = form.layout.pages[0]?.sections[0]?.fields[0]
    if (field) field.label = { vi: 'Số thửa đất', en: 'Parcel number' }
    const errorsIn = async (territory?: string) => {
      const { body } = await check(form, territory ? { territory } : {})
      return body.findings.filter(({ rule }) => rule === 'ONCE001').map(({ concept }) => concept)
    }
    expect(await errorsIn()).toEqual(['land.parcel.number'])
    expect(await errorsIn('01')).toEqual(['land.parcel.number'])
    expect(await errorsIn('11')).toEqual([])
    refused(await check(form, { territory: '97' }), 422, 'territory_unknown')
  })

  it('are checked for those who make them, not for citizens or strangers', async () => {
    refused(await as('lan').send('POST', '/v1/forms/check', { form: aGreedyForm() }), 403, 'role_not_allowed')
    refused(await system.with(undefined).send('POST', '/v1/forms/check', { form: {} }), 401, 'sign_in_needed')
    expect((await as('official-dai-mo').send('POST', '/v1/forms/check', { form: aGreedyForm() })).status).toBe(200)
    refused(
      await as('official-dai-mo').send('POST', '/v1/procedures/1.013314/forms', { form: {} }),
      403,
      'role_not_allowed',
    )
  })

  it.each([
    ['no form', {}, ['ONCE009', 'rootNotObject']],
    ['a hostile pattern', withPattern('^(\\d+)\\1$'), ['patternNotLinear']],
    ['a pattern that is none', withPattern('(['), ['patternInvalid']],
    ['an unknown keyword', withSchema({ type: 'string', allOf: [] }), ['keywordUnknown']],
    ['a list as layout', { ...aGreedyForm(), layout: [] }, ['fieldMissing']],
    ['ten thousand fields', withFields(10_000), ['formTooLarge']],
    ['two fields of one path', withTwin(), ['fieldTwice']],
    ['values that follow from each other', withCycle(), ['derivedFromItself']],
    ['a concept no registry answers', withConcept('person.bloodType'), ['conceptPlanned']],
    ['a concept that is none', withConcept('person.shoeSize'), ['conceptUnknown']],
  ])('with %s are answered, not run', async (_, form, rules) => {
    const { status, body } = await check(form)
    expect(status).toBe(200)
    const found = body.findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)
    expect(found).toEqual(expect.arrayContaining(rules))
  })

  it('may be a megabyte, and no larger', async () => {
    const padded = (size: number) => ({ ...aGreedyForm(), title: { vi: 'x'.repeat(size), en: 'x' } })
    expect((await check(padded(500_000))).status).toBe(200)
    refused(await check(padded(1_100_000)), 413, 'body_too_large')
    refused(await check('a text'), 422, 'invalid_input')
  })

  it('are published once a version; dossiers keep the one they began with', async () => {
    const { body: dossier } = await as('lan').send<DossierBody>('POST', '/v1/dossiers', { procedure: '1.013314' })
    const { publish, form } = publisher('2.0.0')
    const refusedForm = { ...form, documents: aGreedyForm().documents }
    const no = await publish(refusedForm)
    refused(no, 422, 'form_refused')
    expect(no.body).toMatchObject({
      findings: expect.arrayContaining([expect.objectContaining({ rule: 'ONCE002' })]) as object[],
    })
    const unsure = { ...form, process: { without: [], certainty: 'D' } }
    const unread = await publish(unsure)
    refused(unread, 422, 'form_refused')
    expect(unread.body).toMatchObject({
      findings: expect.arrayContaining([expect.objectContaining({ rule: 'certaintyUnknown' })]) as object[],
    })

    const next = { ...seedForm('1.013314'), formVersion: '2.0.0' }
    const path = '/request/newResidents'
    delete next.bindings[path]
    next.layout.pages.forEach(({ sections }) =>
      sections.forEach((section) => (section.fields = section.fields.filter((each) => each.path !== path))),
    )
    delete next.schema.properties?.['request']?.properties?.['newResidents']
    const request = next.schema.properties?.['request']
    if (request) request.required = ['purpose', 'occupancy']
    const { process, ...bare } = next
    expect((await publish(bare)).status).toBe(201)
    for (const formVersion of ['2.0.0', '1.9.9', '0.0.1'])
      refused(await publish({ ...next, formVersion }), 422, 'version_not_newer')
    refused(await publish({ ...next, formVersion: 'zzz' }), 422, 'version_invalid')
    refused(await publish({ ...next, procedure: '1.014632' }), 422, 'procedure_differs')

    const read = async (query: string) =>
      (await as('lan').send<{ formVersion: string }>('GET', `/v1/procedures/1.013314/form${query}`)).body
    expect(process).toEqual(standardProcess)
    expect(await read('')).toEqual(next)
    expect(await read('?version=1.0.0')).toEqual(seedForm('1.013314'))
    refused(await as('lan').send('GET', '/v1/procedures/1.013314/form?version=9'), 404, 'form_version_not_found')
    const certificate = await as('lan').send('GET', '/v1/procedures/1.013314/form/certificate?version=2.0.0')
    expect(certificate.body).toMatchObject({ formVersion: '2.0.0', signature: expect.any(String) as string })

    const asked = async (id: string) =>
      (await as('lan').send<Snapshot>('POST', `/v1/dossiers/${id}/prefill`, {})).body.fields.map(
        ({ path: each }) => each,
      )
    const { body: later } = await as('lan').send<DossierBody & { formVersion: string }>('POST', '/v1/dossiers', {
      procedure: '1.013314',
    })
    expect(await asked(dossier.id)).toContain(path)
    expect(later.formVersion).toBe('2.0.0')
    expect(await asked(later.id)).not.toContain(path)
  })

  function publisher(version: string) {
    const form = { ...seedForm('1.013314'), formVersion: version }
    return {
      form,
      publish: (what: object) => as('ministry-land').send('POST', '/v1/procedures/1.013314/forms', { form: what }),
    }
  }
})
