import { randomUUID } from 'node:crypto'
import { pdf } from '../../libs/files/src/inspection/files.fixture.js'
import type { DossierBody, Snapshot } from '../system/client.js'
import { readyToSubmit, refused } from '../stories/refusal.fixture.js'
import type { TestSystem } from '../system/system.js'
import { expectRefusal, refuses, type Refusal, type Sentence } from './sentence.js'

const office = 'official-dai-mo'
const procedure = '1.014632'
const paper = 'Giấy xác nhận'
const born = { personId: '001188014826', fullName: 'Nguyễn Thị Lan' }
const open = (body: object): Omit<Refusal, 'status' | 'code'> => ({
  as: office,
  method: 'POST',
  path: '/v1/dossiers',
  body,
})

async function submitted(system: TestSystem) {
  const { id, snapshotId } = await readyToSubmit(system.as('lan'))
  await system.as('lan').submit(id, snapshotId, { receivedBy: 'H26.00637' })
  return { id, path: `/v1/dossiers/${id}`, snapshotId }
}

/** Opening, naming people, versions and keys. */
export const dossiers: readonly Sentence[] = [
  [
    'officials must send If-Match on every write but prefill and what only adds (428), * is not enough; a stale one is 412',
    async (system) => {
      const applicant = { ...born, birthDate: '1988-08-14' }
      const { id } = await system.as(office).open(procedure, { applicant })
      const path = `/v1/dossiers/${id}`
      const { snapshotId } = await system.as(office).prefill(id)
      const writes: [method: string, path: string, body?: object][] = [
        ['PATCH', `${path}/answers`, { answers: { '/contact/phone': '0912345678' } }],
        ['PUT', `${path}/subjects`, { subjects: [], reason: 'Vì' }],
        ['POST', `${path}/submission`, { snapshotId, declaration: true }],
        ['DELETE', path],
      ]
      for (const [method, at, body] of writes) {
        const send = (headers = {}) => system.as(office).send(method, at, body, headers)
        refused(await send(), 428, 'version_needed')
        refused(await send({ 'if-match': '*' }), 428, 'version_needed')
        refused(await send({ 'if-match': '"0"' }), 412, 'version_stale')
        refused(await send({ 'if-match': '"other"' }), 412, 'version_stale')
      }
      for (const [at, body] of Object.entries({ prefill: {}, 'shown-papers': { paper } })) {
        const send = (headers = {}) => system.as(office).send('POST', `${path}/${at}`, body, headers)
        refused(await send({ 'if-match': '"0"' }), 412, 'version_stale')
        expect((await send()).status).toBeLessThan(300)
      }
      expect((await system.as(office).sendOnNewest('DELETE', path)).status).toBe(204)
    },
  ],
  [
    'a citizen need not send If-Match, but a stale one is 412 on every write',
    async (system) => {
      const { id } = await system.as('lan').open(procedure)
      const path = `/v1/dossiers/${id}`
      const stale = { 'if-match': '"0"' }
      const send = (method: string, at: string, body?: object) => system.as('lan').send(method, at, body, stale)
      refused(await send('PUT', `${path}/subjects`, { subjects: [] }), 412, 'version_stale')
      refused(await send('PATCH', `${path}/answers`, { answers: {} }), 412, 'version_stale')
      refused(await send('POST', `${path}/prefill`, {}), 412, 'version_stale')
      const files = `${path}/attachments`
      refused(await system.as('lan').upload(id, pdf, { paper }, { headers: stale }), 412, 'version_stale')
      const { attachmentId } = (await system.as('lan').upload(id, pdf, { paper })).body
      refused(await send('DELETE', `${files}/${attachmentId}`), 412, 'version_stale')
      expect((await system.as('lan').send('DELETE', `${files}/${attachmentId}`)).status).toBe(204)
      refused(await send('DELETE', path), 412, 'version_stale')
      expect((await system.as('lan').send('DELETE', path)).status).toBe(204)
    },
  ],
  [
    'the same Idempotency-Key and body get the same answer, also after the state moved on',
    async (system) => {
      const { id, path } = await submitted(system)
      const { headers } = await system.as(office).send('GET', path)
      const ifMatch = { 'if-match': headers.get('etag') ?? '' }
      const key = { 'idempotency-key': randomUUID() }
      const accept = (more: object = {}) =>
        system.as(office).send('POST', `${path}/actions`, { action: 'accept', ...more }, { ...ifMatch, ...key })
      const together = await Promise.all([accept(), accept(), accept()])
      for (const reply of together) expect(reply).toMatchObject({ status: 200, body: { id, status: 'accepted' } })
      await system.as(office).act(id, 'start')
      expect(await accept()).toMatchObject({ status: 200, body: { id, status: 'accepted' } })
      refused(await accept({ note: 'Khác' }), 409, 'idempotency_key_reused')
      refused(
        await system.as(office).send('POST', `${path}/actions`, { action: 'accept' }, ifMatch),
        412,
        'version_stale',
      )
      const events = (await system.as(office).timeline(id)).items.filter(({ event }) => event === 'accepted')
      expect(events).toHaveLength(1)
    },
  ],
  [
    'a key covers prefill, submission and opening too, whatever the order of the fields; refusals are not kept',
    async (system) => {
      const lan = system.as('lan')
      const key = { 'idempotency-key': randomUUID() }
      const first = await lan.send<DossierBody>(
        'POST',
        '/v1/dossiers',
        `{"procedure":"${procedure}","receivedBy":"H26.00637"}`,
        key,
      )
      const again = await lan.send<DossierBody>(
        'POST',
        '/v1/dossiers',
        `{"receivedBy":"H26.00637","procedure":"${procedure}"}`,
        key,
      )
      expect([first.status, again.status, again.body.id]).toEqual([201, 201, first.body.id])
      const path = `/v1/dossiers/${first.body.id}`
      const prefill = () => lan.send<Snapshot>('POST', `${path}/prefill`, {}, key)
      expect((await prefill()).body.snapshotId).toBe((await prefill()).body.snapshotId)
      const other = { 'idempotency-key': randomUUID() }
      const newest = await lan.send<Snapshot>('POST', `${path}/prefill`, {}, other)
      expect((await prefill()).body.snapshotId).toBe(newest.body.snapshotId) // no new look-up for a key that was used
      const { id, snapshotId } = await readyToSubmit(lan)
      const submit = (declaration: boolean) =>
        lan.send('POST', `/v1/dossiers/${id}/submission`, { snapshotId, declaration }, key)
      refused(await submit(false), 422, 'invalid_input')
      const receipt = await submit(true)
      expect(receipt).toMatchObject({ status: 201, body: { status: 'submitted' } })
      await system
        .as(office)
        .act(id, 'accept')
        .catch(() => undefined)
      expect((await submit(true)).body).toEqual(receipt.body)
    },
  ],
  refuses(
    'a birth date that does not exist is 422 with its place',
    ...['1988-02-30', '1987-02-29', '1988-13-01', '1988-00', '88'].map((birthDate) => ({
      ...open({ procedure, applicant: { ...born, birthDate } }),
      ...{ status: 422, code: 'invalid_input', places: ['/applicant/birthDate wrong_form'] },
    })),
  ),
  [
    'a birth date that does not exist never counts as a mismatch',
    async (system) => {
      const wrong = { ...born, birthDate: '1988-02-30' }
      for (let times = 0; times < 6; times++)
        await expectRefusal(system, { ...open({ procedure, applicant: wrong }), status: 422, code: 'invalid_input' })
      const right = await system
        .as(office)
        .send('POST', '/v1/dossiers', { procedure, applicant: { ...born, birthDate: '1988-08-14' } })
      expect(right.status).toBe(201)
    },
  ],
  [
    'five mismatches: 429 too_many_mismatches, retryable, Retry-After until they count no more',
    async (system) => {
      const claim = { personId: '001096027431', fullName: 'Không Phải Minh', birthDate: '1996-01-01' }
      const attempt = () => system.as(office).send('POST', '/v1/dossiers', { procedure, applicant: claim })
      for (let times = 0; times < 5; times++) refused(await attempt(), 422, 'applicant_mismatch')
      const reply = await attempt()
      expect(refused(reply, 429, 'too_many_mismatches')).toMatchObject({ retryable: true })
      const wait = Number(reply.headers.get('retry-after'))
      const dayEnds = (Math.floor((Date.now() + 7 * 3_600_000) / 86_400_000) + 1) * 86_400_000 - 7 * 3_600_000
      expect(wait).toBeLessThanOrEqual(86_400)
      expect(Math.abs(wait - (dayEnds - Date.now()) / 1000)).toBeLessThan(60)
    },
  ],
  [
    'roles the form does not have are 422, as subjects and as whose consent is asked',
    async (system) => {
      const lan = system.as('lan')
      const { id } = await lan.open(procedure)
      for (const role of ['zzz', 'applicant', '__proto__', 'toString', '']) {
        const person = { personId: '001096027431', fullName: 'Trần Văn Minh', birthDate: '1996-10-02' }
        const put = await lan.send('PUT', `/v1/dossiers/${id}/subjects`, { subjects: [{ role, ...person }] })
        expect(refused(put, 422, 'role_unknown').errors).toMatchObject([
          { path: '/subjects/0/role', code: 'role_unknown' },
        ])
        const opened = await lan.send('POST', '/v1/dossiers', { procedure, subjects: [{ role, ...person }] })
        refused(opened, 422, 'role_unknown')
        const asked = await lan.send('POST', `/v1/dossiers/${id}/consents`, { role })
        if (role === '') refused(asked, 422, 'invalid_input')
        else expect(refused(asked, 422, 'role_unknown').errors).toMatchObject([{ path: '/role', code: 'role_unknown' }])
      }
    },
  ],
  [
    'derivedFrom names listed paths only',
    async (system) => {
      for (const who of ['lan', 'minh', 'thu', 'hoa', 'cuong']) {
        const { id } = await system.as(who).open(procedure)
        const { fields } = await system.as(who).prefill(id)
        const listed = new Set(fields.map(({ path }) => path))
        const from = fields.flatMap(({ derivedFrom = [] }) => derivedFrom)
        expect(from.filter((path) => !listed.has(path))).toEqual([])
        expect(fields.filter(({ derivedFrom }) => derivedFrom?.length === 0)).toEqual([])
      }
    },
  ],
]
