import type { FormDocument } from '#contracts'
import { buses } from '../system/buses.js'
import { byPath } from '../system/client.js'
import { personaOf, TestSystem } from '../system/system.js'
import { answersTo } from './forms.fixture.js'
import { refused } from './refusal.fixture.js'

const dwelling = '1.013314'
const pension = '1.014027'
const official = 'official-dai-mo'

const anOfHoa = { kind: 'parent', fullName: 'Nguyễn Hoàng Bảo An', birthDate: '2016-09-14' }
const nam = personaOf('nam')
const forNam = {
  kind: 'authorisation',
  personId: nam.personId,
  fullName: nam.name,
  birthDate: nam.birthDate,
  evidence: { number: '12/2026/UQ', date: '2026-10-01' },
  scope: ['submit'],
  until: '2099-12-31',
}

interface Disclosed {
  actor: string
  subject_hash: string
  represented_hash: string | null
}

describe.each(buses)('somebody acts for another ($bus)', ({ options }) => {
  let system: TestSystem
  beforeAll(async () => {
    system = await TestSystem.shared(options)
  })
  afterAll(() => system?.stop())

  const open = (who: string, actingFor: object, procedure = dwelling) =>
    system.as(who).send<{ id: string }>('POST', '/v1/dossiers', { procedure, actingFor })
  const disclosed = (id: string) =>
    system.rows<Disclosed>(
      'exchange',
      'select actor, subject_hash, represented_hash from disclosure where dossier_id = $1',
      [id],
    )
  const decide = (who: string, id: string, decision: string) =>
    system.as(who).sendOnNewest('POST', `/v1/dossiers/${id}/representation`, { decision, reason: 'Đã xem bản chính.' })

  it('Hoa fills in a form for her child: population knows the mother, no paper is needed', async () => {
    const { status, body } = await open('hoa', anOfHoa)
    expect(status).toBe(201)
    expect(body).toMatchObject({
      identity: 'verified',
      applicantName: 'Nguyễn Hoàng Bảo An',
      representation: {
        kind: 'parent',
        status: 'verified',
        representative: 'Phạm Thị Hoa',
        represented: 'Nguyễn Hoàng Bảo An',
      },
    })
    const fields = byPath(await system.as('hoa').prefill(body.id))
    expect(fields['/applicant/personId']).toMatchObject({ status: 'provided', value: '052316037725' })
    const rows = (await disclosed(body.id)).filter(({ represented_hash }) => represented_hash !== null)
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows)
      expect(row).toMatchObject({ actor: 'https://issuer.test hoa', subject_hash: row.represented_hash })
    const { id: own } = await system.as('hoa').open(dwelling)
    const [herself] = await system
      .as('hoa')
      .prefill(own)
      .then(() => disclosed(own))
    expect(herself?.represented_hash).toBeNull()
    expect(herself?.subject_hash).not.toBe(rows[0]?.subject_hash)
  })

  it.each([
    ['somebody else’s child', 'lan', anOfHoa],
    ['somebody else’s child by its id', 'lan', { ...anOfHoa, personId: '052316037725' }],
    ['her child under another name', 'hoa', { ...anOfHoa, fullName: 'Nguyễn Hoàng Bảo Anh' }],
    ['a stranger’s id for her child', 'hoa', { ...anOfHoa, personId: '001314016273' }],
  ])('is refused: %s', async (_, who, actingFor) => {
    refused(await open(who, actingFor), 422, 'not_your_child')
  })

  it.each([
    ['expired', { ...forNam, until: '2026-01-31' }, 'representation_expired'],
    ['without its paper', { ...forNam, evidence: undefined }, 'evidence_needed'],
    ['with another name', { ...forNam, fullName: 'Trương Thị Nam' }, 'applicant_mismatch'],
    ['of an unknown kind', { ...forNam, kind: 'friend' }, 'invalid_input'],
    ['with an unknown scope', { ...forNam, scope: ['sell'] }, 'invalid_input'],
  ])('a power of attorney %s is refused', async (_, actingFor, code) => {
    refused(await open('lan', actingFor), 422, code)
  })

  it('an official names the applicant instead', async () => {
    refused(await open(official, forNam), 422, 'acting_for_not_wanted')
  })

  it('Lan acts for Năm: nothing is looked up until the office accepts her paper; then this dossier, and no other', async () => {
    const { id: hers } = await system.as('nam').open(pension)
    const { body } = await open('lan', forNam, pension)
    expect(body).toMatchObject({ representation: { status: 'unverified' }, receivedBy: 'H26.00637' })
    const before = byPath(await system.as('lan').prefill(body.id))
    expect(before['/applicant/personId']).toMatchObject({
      status: 'ask',
      notAsked: { kind: 'representationUnverified' },
    })
    expect((await disclosed(body.id)).map(({ actor }) => actor)).toEqual(['https://issuer.test lan'])
    refused(await decide('lan', body.id, 'accepted'), 403, 'role_not_allowed')
    refused(await decide('official-ba-dinh', body.id, 'accepted'), 404, 'dossier_not_found')
    expect((await system.as(official).listAll()).map(({ id }) => id)).toContain(body.id)
    const { headers } = await system.as(official).send('GET', `/v1/dossiers/${body.id}`)
    const once = { 'if-match': headers.get('etag') ?? '', 'idempotency-key': 'paper' }
    const decision = { decision: 'accepted', reason: 'Đã xem bản chính.' }
    const accept = (change: object = {}) =>
      system.as(official, change).send('POST', `/v1/dossiers/${body.id}/representation`, decision, once)
    const decided = await accept()
    expect(decided.body).toMatchObject({ representation: { status: 'verified', decidedBy: 'Cao Thị Hạnh' } })
    expect((await accept()).body).toEqual(decided.body)
    refused(await accept({ authority: 'H26.00004' }), 404, 'dossier_not_found')
    refused(await system.as(official).send('GET', `/v1/dossiers/${body.id}`), 404, 'dossier_not_found')
    const snapshot = await system.as('lan').prefill(body.id)
    expect(byPath(snapshot)['/applicant/personId']).toMatchObject({ status: 'provided', value: nam.personId })
    refused(await system.as('lan').send('GET', `/v1/dossiers/${hers}`), 404, 'dossier_not_found')
    const seen = async (who: string) => (await system.as(who).list()).items.map(({ id }) => id)
    expect(await seen('lan')).toContain(body.id)
    expect(await seen('lan')).not.toContain(hers)
    expect(await seen('nam')).toEqual(expect.arrayContaining([hers, body.id]))
    expect(await seen('minh')).not.toContain(body.id)
    const rows = await disclosed(body.id)
    expect(new Set(rows.map(({ actor }) => actor))).toEqual(new Set(['https://issuer.test lan']))
    expect(new Set(rows.map(({ represented_hash }) => represented_hash)).size).toBe(1)
  })

  it('submitted by hand, it waits for the office to look at the paper; then her scope says how far she goes', async () => {
    const { body } = await open('lan', forNam, pension)
    const { snapshotId, fields } = await system.as('lan').prefill(body.id)
    const byHand = fields.filter(({ notAsked }) => notAsked).map(({ path }) => [path, null])
    const form = (await system.as('lan').send<FormDocument>('GET', `/v1/procedures/${pension}/form`)).body
    await system.as('lan').answer(body.id, { ...answersTo(form), ...Object.fromEntries(byHand) })
    await system.as('lan').submit(body.id, snapshotId)
    const { headers } = await system.as(official).send('GET', `/v1/dossiers/${body.id}`)
    const accepted = await system
      .as(official)
      .send('POST', `/v1/dossiers/${body.id}/actions`, { action: 'accept' }, { 'if-match': headers.get('etag') ?? '' })
    refused(accepted, 409, 'representation_undecided')
    await decide(official, body.id, 'accepted')
    expect((await system.as(official).act(body.id, 'accept')).status).toBe('accepted')
    expect((await system.as('lan').get(body.id)).allowedActions).toEqual([])
    const withdrawal = { action: 'withdraw', reason: 'Thôi.' }
    refused(
      await system.as('lan').send('POST', `/v1/dossiers/${body.id}/actions`, withdrawal),
      403,
      'representation_scope',
    )
    expect((await system.as('nam').get(body.id)).allowedActions).toEqual(['withdraw'])
  })

  it('the office refuses the paper: Lan does and sees nothing more, and is told why', async () => {
    const { body } = await open('lan', { ...forNam, kind: 'guardian' }, pension)
    expect((await decide(official, body.id, 'refused')).status).toBe(200)
    for (const path of ['', '/timeline', '/consents'])
      refused(await system.as('lan').send('GET', `/v1/dossiers/${body.id}${path}`), 403, 'representation_refused')
    refused(await system.as('lan').send('POST', `/v1/dossiers/${body.id}/prefill`, {}), 403, 'representation_refused')
    expect((await system.as('nam').get(body.id)).id).toBe(body.id)
  })

  it('her right ends: every action is refused with a sentence, and Năm goes on herself', async () => {
    const { body } = await open('lan', forNam, pension)
    await decide(official, body.id, 'accepted')
    const { snapshotId } = await system.as('lan').prefill(body.id)
    await system.rows(
      'dossiers',
      `update dossier set representation = representation || '{"until": "2026-01-31", "ends": "2026-01-31"}' where id = $1`,
      [body.id],
    )
    const at = `/v1/dossiers/${body.id}`
    const tries: [string, string, object?][] = [
      ['POST', `${at}/prefill`, {}],
      ['PATCH', `${at}/answers`, { answers: {} }],
      ['POST', `${at}/submission`, { snapshotId, declaration: true }],
      ['DELETE', at],
      ['GET', `${at}/snapshot`],
    ]
    for (const [method, path, sent] of tries)
      expect(refused(await system.as('lan').send(method, path, sent), 403, 'representation_ended').detail).toMatch(
        /hết hạn/,
      )
    expect((await system.as('nam').prefill(body.id)).summary.reused).toBeGreaterThan(0)
  })
})
