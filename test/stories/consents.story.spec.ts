import { buses } from '../system/buses.js'
import { byPath, type Field } from '../system/client.js'
import { personaOf, TestSystem } from '../system/system.js'
import { refused } from './refusal.fixture.js'

const marriage = '1.000894'
const death = '1.000656'
const official = 'official-dai-mo'

interface Consent {
  id: string
  dossierId: string
  role: string
  roleName: string
  personName: string
  applicantName: string
  state: string
  expiresAt: string
  recordedBy: string | null
  reason: string | null
  facts: string[]
}

/** How an applicant names one of the demo's people. */
const named = (role: string, id: string) => {
  const { personId, name, birthDate } = personaOf(id)
  return { role, personId, fullName: name, birthDate }
}
const partnerPaths = ['fullName', 'personId', 'birthDate', 'sex', 'ethnicity', 'nationality', 'residence']
const answers = {
  '/request/partnerTimes': 2,
  '/request/copies': 1,
  '/contact/phone': '0912345678',
}

describe.each(buses)('people a dossier asks about beside the applicant ($bus)', ({ options }) => {
  let system: TestSystem
  beforeAll(async () => {
    system = await TestSystem.shared(options)
  })
  afterAll(() => system?.stop())

  const ask = (who: string, dossier: string, body: object = { role: 'partner' }) =>
    system.as(who).send<Consent>('POST', `/v1/dossiers/${dossier}/consents`, body)
  const mine = async (who: string) =>
    (await system.as(who).send<{ items: Consent[] }>('GET', '/v1/consents')).body.items
  const say = (who: string, consent: string, answer: string) =>
    system.as(who).send<Consent>('POST', `/v1/consents/${consent}/answer`, { answer })
  const fieldsOf = async (who: string, dossier: string) => byPath(await system.as(who).prefill(dossier))
  const why = ({ '/partner/fullName': field }: Record<string, Field>) => field?.notAsked?.kind
  const asked = async (partner: object = named('partner', 'hoa')) => {
    const { id } = await system.as('minh').open(marriage, { subjects: [partner] })
    const consent = await ask('minh', id)
    expect(consent.status).toBe(201)
    return { id, consent: consent.body }
  }

  it('Minh marries Hoa: her facts come once she consents, under the number of her consent', async () => {
    const { id } = await system.as('minh').open(marriage, { subjects: [named('partner', 'hoa')] })
    const before = await fieldsOf('minh', id)
    expect(before['/applicant/fullName']).toMatchObject({ status: 'provided', value: 'Đỗ Quang Minh' })
    for (const name of partnerPaths)
      expect(before[`/partner/${name}`]).toMatchObject({
        status: 'ask',
        editable: true,
        notAsked: { kind: 'consentNeeded', role: 'partner', message: expect.stringMatching(/đồng ý/) as string },
      })
    const { body: consent } = await ask('minh', id)
    expect(consent).toMatchObject({ state: 'waiting', personName: 'Phạm Thị Hoa', roleName: 'Bên kia' })
    expect(why(await fieldsOf('minh', id))).toBe('consentWaiting')
    const [request] = await mine('hoa')
    expect(request).toMatchObject({ id: consent.id, applicantName: 'Đỗ Quang Minh', state: 'waiting' })
    expect(request?.facts).toContain('Tình trạng hôn nhân')
    expect((await say('hoa', consent.id, 'given')).body.state).toBe('given')
    const snapshot = await system.as('minh').prefill(id)
    const after = byPath(snapshot)
    expect(after['/partner/fullName']).toMatchObject({ status: 'provided', value: 'Phạm Thị Hoa' })
    expect(after['/partnerStatus/maritalStatus']).toMatchObject({
      value: 'divorced',
      source: { registry: 'population' },
    })
    expect(after['/status/maritalStatus']).toMatchObject({ value: 'single' })
    const rows = await system.rows<{ lookup_id: string; consent_id: string | null }>(
      'exchange',
      'select lookup_id, consent_id from disclosure where dossier_id = $1',
      [id],
    )
    const consentOf = new Map(rows.map((row) => [row.lookup_id, row.consent_id]))
    expect(consentOf.get(after['/partner/fullName']?.source?.lookupId ?? '')).toBe(consent.id)
    expect(consentOf.get(after['/applicant/fullName']?.source?.lookupId ?? '')).toBeNull()
    const gaps = snapshot.fields.filter(({ status }) => status === 'gap').map(({ path }) => [path, null])
    await system.as('minh').answer(id, { ...answers, ...Object.fromEntries(gaps) })
    const submitted = await system.as('minh').submit(id, snapshot.snapshotId, { receivedBy: 'H26.00637' })
    expect(submitted.status).toBe('submitted')
    const { items } = await system.as('minh').timeline(id)
    expect(items.map(({ event, by }) => `${event} ${by}`)).toEqual(
      expect.arrayContaining(['consentRequested Đỗ Quang Minh', 'consentGiven Phạm Thị Hoa']),
    )
  })

  it('nobody else sees or answers a request, and asking twice is asking once', async () => {
    const { id, consent } = await asked()
    expect((await ask('minh', id)).body.id).toBe(consent.id)
    expect((await mine('hoa')).filter(({ dossierId }) => dossierId === id)).toHaveLength(1)
    for (const other of ['lan', 'minh']) {
      expect(await mine(other)).toEqual([])
      refused(await say(other, consent.id, 'given'), 404, 'consent_not_found')
    }
    refused(await system.as(official).send('GET', '/v1/consents'), 403, 'role_not_allowed')
    refused(await say(official, consent.id, 'given'), 403, 'role_not_allowed')
    refused(await say('hoa', 'x', 'given'), 404, 'consent_not_found')
    refused(await ask('hoa', id), 404, 'dossier_not_found')
    refused(await system.as('hoa').send('GET', `/v1/dossiers/${id}`), 404, 'dossier_not_found')
    expect(why(await fieldsOf('minh', id))).toBe('consentWaiting')
  })

  it('a wrong digit asks nobody: the stranger is not shown the request', async () => {
    const { consent } = await asked({ ...named('partner', 'hoa'), personId: personaOf('lan').personId })
    expect((await mine('lan')).map(({ id }) => id)).not.toContain(consent.id)
    refused(await say('lan', consent.id, 'given'), 404, 'consent_not_found')
  })

  it('refused and taken back: nothing is looked up, the applicant answers himself, and nobody is asked again', async () => {
    const { id, consent } = await asked()
    await say('hoa', consent.id, 'given')
    const known = await system.as('minh').prefill(id)
    expect(byPath(known)['/partner/fullName']?.status).toBe('provided')
    expect((await say('hoa', consent.id, 'refused')).body.state).toBe('refused')
    const stale = { snapshotId: known.snapshotId, declaration: true }
    refused(await system.as('minh').send('POST', `/v1/dossiers/${id}/submission`, stale), 404, 'snapshot_not_found')
    const snapshot = await system.as('minh').prefill(id)
    expect(why(byPath(snapshot))).toBe('consentRefused')
    expect(JSON.stringify(snapshot)).not.toContain('Phạm Thị Hoa')
    refused(await ask('minh', id), 409, 'consent_refused')
    const open = { snapshotId: snapshot.snapshotId, declaration: true, receivedBy: 'H26.00637' }
    await system.as('minh').answer(id, answers)
    const missing = refused(
      await system.as('minh').send('POST', `/v1/dossiers/${id}/submission`, open),
      422,
      'dossier_incomplete',
    )
    expect(missing.errors?.map(({ path }) => path)).toContain('/partner/fullName')
    const byHand = snapshot.fields.filter(({ status, notAsked }) => status === 'gap' || notAsked)
    await system.as('minh').answer(id, Object.fromEntries(byHand.map(({ path }) => [path, null])))
    const nobody = await system.as('minh').send('POST', `/v1/dossiers/${id}/submission`, open)
    const named = ['/partner/fullName', '/partner/personId', '/partner/birthDate']
    expect(refused(nobody, 422, 'dossier_incomplete').errors?.map(({ path }) => path)).toEqual(named)
    await system.as('minh').answer(id, {
      ...{ '/partner/fullName': 'Phạm Thị Hoa', '/partner/personId': '052190035174' },
      '/partner/birthDate': '1990-05-09',
    })
    expect((await system.as('minh').send('POST', `/v1/dossiers/${id}/submission`, open)).status).toBe(201)
  })

  it('expired: it cannot be answered any more, and may be asked again', async () => {
    const { id, consent } = await asked()
    const days = (new Date(consent.expiresAt).getTime() - Date.now()) / 86_400_000
    expect(days).toBeGreaterThan(14)
    expect(days).toBeLessThanOrEqual(15)
    await system.rows('dossiers', `update consent set expires_at = now() where id = $1`, [consent.id])
    refused(await say('hoa', consent.id, 'given'), 409, 'consent_expired')
    expect(why(await fieldsOf('minh', id))).toBe('consentExpired')
    const again = await ask('minh', id)
    expect(again.body).toMatchObject({ state: 'waiting' })
    expect(again.body.id).not.toBe(consent.id)
    expect((await say('hoa', again.body.id, 'given')).status).toBe(200)
    expect((await fieldsOf('minh', id))['/partner/fullName']?.status).toBe('provided')
  })

  it('at the counter the official writes down what the other party says, under her name', async () => {
    const { personId, name: fullName, birthDate } = personaOf('minh')
    const { id } = await system.as(official).open(marriage, {
      applicant: { personId, fullName, birthDate },
      subjects: [named('partner', 'hoa')],
    })
    refused(await ask(official, id), 422, 'required')
    const reason = 'Chị Hoa có mặt tại quầy và ký đồng ý.'
    const { body } = await ask(official, id, { role: 'partner', reason })
    expect(body).toMatchObject({ state: 'given', recordedBy: 'Cao Thị Hạnh', reason })
    const known = await system.as(official).prefill(id)
    expect(byPath(known)['/partner/fullName']?.status).toBe('provided')
    expect((await mine('hoa')).find(({ dossierId }) => dossierId === id)).toMatchObject({ recordedBy: 'Cao Thị Hạnh' })
    const refusal = { role: 'partner', answer: 'refused', reason: 'Chị Hoa đổi ý.' }
    expect((await ask(official, id, refusal)).body.state).toBe('refused')
    const stale = { snapshotId: known.snapshotId, declaration: true }
    refused(
      await system.as(official).sendOnNewest('POST', `/v1/dossiers/${id}/submission`, stale),
      404,
      'snapshot_not_found',
    )
    expect(why(await fieldsOf(official, id))).toBe('consentRefused')
  })

  it('says what is wrong with a request', async () => {
    const { id, consent } = await asked()
    refused(await ask('minh', id, { role: 'partner', answer: 'given' }), 422, 'consent_is_hers')
    refused(await ask('minh', id, { role: 'witness' }), 422, 'role_unknown')
    refused(await ask('minh', id, {}), 422, 'invalid_input')
    refused(await say('hoa', consent.id, 'perhaps'), 422, 'invalid_input')
    const put = (subjects: object[]) => system.as('minh').send('PUT', `/v1/dossiers/${id}/subjects`, { subjects })
    refused(await put([named('partner', 'minh')]), 422, 'subject_is_applicant')
    refused(await put([named('partner', 'hoa'), named('partner', 'lan')]), 422, 'role_twice')
    await put([named('partner', 'nga')])
    expect(why(await fieldsOf('minh', id))).toBe('consentNeeded')
    const { id: nobody } = await system.as('minh').open(marriage)
    expect(why(await fieldsOf('minh', nobody))).toBe('notNamed')
  })

  describe('a death', () => {
    const mother = { role: 'deceased', personId: '001152047190', fullName: 'Ngô Thị Hợi', birthDate: '1952-04-01' }

    it('is reported by the son: population links the two, so nobody is asked for consent', async () => {
      const { id } = await system.as('tuan').open(death, { subjects: [mother] })
      const snapshot = await system.as('tuan').prefill(id)
      const fields = byPath(snapshot)
      expect(fields['/deceased/fullName']).toMatchObject({ status: 'provided', value: 'Ngô Thị Hợi' })
      expect(fields['/deceased/residence']).toMatchObject({ status: 'provided', source: { registry: 'population' } })
      expect(fields['/death/date']).toMatchObject({
        status: 'gap',
        gap: { kind: 'notFound', fallback: 'askWithEvidence' },
      })
      refused(await ask('tuan', id, { role: 'deceased' }), 409, 'consent_not_needed')
      await system.as('tuan').answer(id, {
        '/death/date': '2026-11-20',
        '/death/place': 'Thôn 4',
        '/request/relation': 'child',
        '/request/copies': 2,
        '/contact/phone': '0912345678',
      })
      expect((await system.as('tuan').get(id)).papers.map(({ name }) => name)).toContain('Giấy báo tử')
      expect(await system.as('tuan').submit(id, snapshot.snapshotId)).toMatchObject({ status: 'submitted' })
    })

    it.each([
      ['a stranger', 'lan', mother],
      ['the right number under another name', 'tuan', { ...mother, fullName: 'Ngô Thị Hoà' }],
    ])('of %s: nothing is looked up until an official attests it', async (_, who, subject) => {
      const { id } = await system.as(who).open(death, { subjects: [subject] })
      const fields = await fieldsOf(who, id)
      expect(fields['/deceased/residence']).toMatchObject({ status: 'ask', notAsked: { kind: 'notLinked' } })
      const rows = await system.rows<{ concepts: object }>(
        'exchange',
        `select concepts from disclosure where dossier_id = $1 and registry = 'civil-status'`,
        [id],
      )
      expect(rows).toEqual([])
    })

    it('of somebody who is not related is looked up where an official attests it with a reason', async () => {
      const { personId, name: fullName, birthDate } = personaOf('lan')
      const { id } = await system.as(official).open(death, {
        applicant: { personId, fullName, birthDate },
        subjects: [mother],
      })
      expect((await fieldsOf(official, id))['/deceased/fullName']?.notAsked?.kind).toBe('notLinked')
      const reason = 'Hàng xóm đi khai thay, có giấy báo tử số 12/2026.'
      const put = (subject: object) =>
        system.as(official).sendOnNewest('PUT', `/v1/dossiers/${id}/subjects`, { subjects: [subject], reason })
      refused(await put({ ...mother, birthDate: '1952-04-02' }), 422, 'applicant_mismatch')
      expect((await fieldsOf(official, id))['/deceased/fullName']?.notAsked?.kind).toBe('notLinked')
      expect((await put(mother)).status).toBe(200)
      expect((await fieldsOf(official, id))['/deceased/fullName']).toMatchObject({ value: 'Ngô Thị Hợi' })
    })
  })
})
