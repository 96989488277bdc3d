import { randomUUID } from 'node:crypto'
import { socialHousingAnswers, type DossierBody, type Reply } from '../system/client.js'
import { buses } from '../system/buses.js'
import { TestSystem } from '../system/system.js'
import { placesOf, readyToSubmit, refused } from './refusal.fixture.js'

const procedure = '1.014632'
const nobody = '00000000-0000-4000-8000-000000000000'

describe.each(buses)('steps that do not fit ($bus)', ({ options }) => {
  let system: TestSystem
  beforeAll(async () => {
    system = await TestSystem.shared(options)
  })
  afterAll(() => system?.stop())

  const as = (id: string) => system.as(id)
  const etagOf = async (who: string, id: string) =>
    (await as(who).send('GET', `/v1/dossiers/${id}`)).headers.get('etag') ?? ''

  describe('submissions', () => {
    it('twice, in two tabs and fifty times at once are one dossier with one code', async () => {
      const { id, snapshotId, path } = await readyToSubmit(as('lan'))
      const tab = await etagOf('lan', id)
      const submit = (headers = {}) =>
        as('lan').send(`POST`, `${path}/submission`, { snapshotId, declaration: true }, headers)
      const replies: Reply<DossierBody>[] = await Promise.all(Array.from({ length: 50 }, () => submit()))
      replies.push(await submit(), await submit({ 'if-match': tab }))
      expect(new Set(replies.map(({ status, body }) => `${status} ${JSON.stringify(body)}`)).size).toBe(1)
      expect(replies[0]).toMatchObject({ status: 201, body: { id, status: 'submitted', code: expect.any(String) } })
      const events = (await as('lan').timeline(id)).items.filter(({ event }) => event === 'submitted')
      expect(events).toHaveLength(1)
    })

    it('of facts that were looked up again since are refused', async () => {
      const { id, snapshotId, path } = await readyToSubmit(as('lan'))
      await as('lan').prefill(id)
      refused(
        await as('lan').send('POST', `${path}/submission`, { snapshotId, declaration: true }),
        409,
        'snapshot_changed',
      )
    })

    it('that leave something open are told every place', async () => {
      const hoa = as('hoa')
      const { id } = await hoa.open(procedure)
      const { snapshotId, fields } = await hoa.prefill(id)
      const open = fields.filter(({ status, path }) => status === 'gap' || path in socialHousingAnswers)
      expect(open.length).toBeGreaterThan(5)
      const reply = await hoa.send('POST', `/v1/dossiers/${id}/submission`, { snapshotId, declaration: true })
      expect(placesOf(refused(reply, 422, 'dossier_incomplete'))).toEqual(
        open.map(({ path }) => `${path} required`).sort(),
      )
    })

    it('thirty at once to one office get codes without a gap, refused ones among them', async () => {
      const ready = await Promise.all(Array.from({ length: 30 }, () => readyToSubmit(as('minh'))))
      const refusedOnes = ready
        .slice(0, 5)
        .map(({ path }) => as('minh').send('POST', `${path}/submission`, { snapshotId: nobody, declaration: true }))
      const receipts = await Promise.all(ready.map(({ id, snapshotId }) => as('minh').submit(id, snapshotId)))
      for (const { status } of await Promise.all(refusedOnes)) expect([409, 503]).toContain(status)
      const numbers = Map.groupBy(
        receipts.map(({ code }) => code.split('-')),
        ([, day]) => day,
      )
      for (const codes of numbers.values()) {
        const sorted = codes.map(([, , number]) => Number(number)).sort((left, right) => left - right)
        expect(sorted).toEqual(sorted.map((_, index) => (sorted[0] ?? 0) + index))
      }
    })
  })

  describe('versions', () => {
    it('that are stale or not ours are refused to citizens, who need none', async () => {
      const { id, path } = await readyToSubmit(as('lan'))
      const send = (tag: string) =>
        as('lan').send('PATCH', `${path}/answers`, { answers: socialHousingAnswers }, { 'if-match': tag })
      const before = await etagOf('lan', id)
      expect((await send(before)).status).toBe(200)
      for (const tag of [before, '"newest"', 'W/"999999999"']) refused(await send(tag), 412, 'version_stale')
      const submission = { snapshotId: nobody, declaration: true }
      refused(
        await as('lan').send('POST', `${path}/submission`, submission, { 'if-match': before }),
        412,
        'version_stale',
      )
    })

    it('are needed of officials, in answers and in actions', async () => {
      const official = as('official-dai-mo')
      const applicant = { personId: '001188014826', fullName: 'Nguyễn Thị Lan', birthDate: '1988-08-14' }
      const { id } = await official.open(procedure, { applicant })
      const { snapshotId } = await official.prefill(id)
      const answer = (headers: Record<string, string>) =>
        official.send('PATCH', `/v1/dossiers/${id}/answers`, { answers: socialHousingAnswers }, headers)
      const stale = await etagOf('official-dai-mo', id)
      refused(await answer({}), 428, 'version_needed')
      expect((await answer({ 'if-match': stale })).status).toBe(200)
      refused(await answer({ 'if-match': stale }), 412, 'version_stale')
      await official.submit(id, snapshotId)
      const accept = (headers: Record<string, string>) =>
        official.send('POST', `/v1/dossiers/${id}/actions`, { action: 'accept' }, headers)
      refused(await accept({}), 428, 'version_needed')
      refused(await accept({ 'if-match': stale }), 412, 'version_stale')
      expect((await accept({ 'if-match': await etagOf('official-dai-mo', id) })).body.status).toBe('accepted')
    })
  })

  describe('actions', () => {
    it('that are not possible now tell those that are; a citizen accepts nothing', async () => {
      const { id, snapshotId, path } = await readyToSubmit(as('lan'))
      await as('lan').submit(id, snapshotId)
      const act = async (who: string, body: object) =>
        as(who).send('POST', `${path}/actions`, body, { 'if-match': await etagOf(who, id) })
      const tooEarly = refused(await act('official-dai-mo', { action: 'complete' }), 409, 'action_not_allowed')
      expect(tooEarly.allowed).toEqual(['accept', 'reject', 'assign', 'transfer', 'requestOpinion'])
      expect(placesOf(refused(await act('official-dai-mo', { action: 'reject' }), 422, 'reason_needed'))).toEqual([
        '/reason required',
      ])
      refused(await act('lan', { action: 'accept' }), 403, 'permission_missing')
      refused(
        await as('lan').send('PATCH', `${path}/answers`, { answers: socialHousingAnswers }),
        409,
        'dossier_not_editable',
      )
      refused(await as('lan').send('POST', `${path}/prefill`, {}), 409, 'dossier_not_editable')
      refused(await as('lan').send('DELETE', path), 409, 'only_drafts_can_be_removed')
      await act('lan', { action: 'withdraw' })
      expect(refused(await act('lan', { action: 'withdraw' }), 409, 'action_not_allowed').allowed).toEqual([])
    })

    it('delete a draft once', async () => {
      const { path } = await readyToSubmit(as('lan'))
      expect((await as('lan').send('DELETE', path)).status).toBe(204)
      refused(await as('lan').send('DELETE', path), 404, 'dossier_not_found')
      refused(await as('lan').send('GET', path), 404, 'dossier_not_found')
    })
  })

  describe('idempotency keys', () => {
    const open = (who: string, key: string, more = {}) =>
      as(who).send('POST', '/v1/dossiers', { procedure, ...more }, { 'idempotency-key': key })

    it('give the same dossier for the same body, also ten times at once, and only to the same caller', async () => {
      const key = randomUUID()
      const replies = await Promise.all(Array.from({ length: 10 }, () => open('lan', key)))
      replies.push(await open('lan', key))
      expect(new Set(replies.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1)
      expect(replies[0]?.status).toBe(201)
      const other = await open('minh', key)
      expect(other.status).toBe(201)
      expect(other.body.id).not.toBe(replies[0]?.body.id)
    })

    it('are refused for another body, and when they are too long', async () => {
      const key = randomUUID()
      await open('lan', key)
      refused(await open('lan', key, { receivedBy: 'H26.00592' }), 409, 'idempotency_key_reused')
      refused(await open('lan', 'k'.repeat(256)), 422, 'idempotency_key_invalid')
    })
  })

  describe('lists', () => {
    it.each([
      ['limit=0', '/limit too_small'],
      ['limit=-1', '/limit too_small'],
      ['limit=101', '/limit too_large'],
      ['limit=many', '/limit wrong_type'],
      ['limit=1e1', '/limit not_allowed'],
      ['limit=%201', '/limit not_allowed'],
      ['limit=05', '/limit not_allowed'],
      ['status=lost', '/status not_allowed'],
      ['sort=name', '/sort not_allowed'],
      [`q=${'x'.repeat(101)}`, '/q too_long'],
    ])('with %s', async (query, place) => {
      expect(placesOf(refused(await as('lan').send('GET', `/v1/dossiers?${query}`), 422, 'invalid_input'))).toEqual([
        place,
      ])
    })

    it.each([
      'page2',
      Buffer.from('{}').toString('base64url'),
      Buffer.from(JSON.stringify(['-1', nobody])).toString('base64url'),
      Buffer.from(JSON.stringify(['2026-02-30 23:00:00', nobody])).toString('base64url'),
      Buffer.from(JSON.stringify(['1767225600000000', '-'.repeat(36)])).toString('base64url'),
      Buffer.from(JSON.stringify([null, nobody])).toString('base64url'),
    ])('with the cursor %s', async (cursor) => {
      refused(await as('lan').send('GET', `/v1/dossiers?cursor=${cursor}`), 422, 'cursor_invalid')
    })

    it.each(['%', '_', "'", '"', '\\', "' or 1=1 --", '%%%', '$1'])('take %s as the letters it is', async (q) => {
      await as('thu').open(procedure)
      const reply = await as('thu').send<{ items: unknown[] }>('GET', `/v1/dossiers?q=${encodeURIComponent(q)}`)
      expect(reply).toMatchObject({ status: 200, body: { items: [] } })
    })

    it('go through all pages without a double', async () => {
      const opened = await Promise.all(Array.from({ length: 11 }, () => as('cuong').open(procedure)))
      const seen = (await as('cuong').listAll('?limit=3')).map(({ id }) => id)
      expect(seen.filter((id) => opened.some((each) => each.id === id))).toHaveLength(opened.length)
      expect(new Set(seen).size).toBe(seen.length)
    })
  })

  describe('addresses', () => {
    it.each([
      ['GET', '/v1/nothing', undefined],
      ['GET', '/v1', undefined],
      ['PUT', '/v1/dossiers', {}],
      ['POST', '/v1/procedures', {}],
      ['DELETE', '/v1/me', undefined],
      ['GET', '/demo/personas', undefined],
      ['POST', '/demo/token', { persona: 'lan' }],
      ['PUT', '/demo/faults', { registry: 'land', mode: 'down' }],
      ['GET', '/idp/.well-known/openid-configuration', undefined],
    ])('%s %s does not exist', async (method, path, body) => {
      refused(await as('lan').send(method, path, body), 404, 'route_not_found')
    })

    it.each([nobody, 'H26.00637-260801-9999', 'x'.repeat(61), 'x'.repeat(3000), "1'--", '../../etc'])(
      'GET /v1/dossiers/%s is no dossier',
      async (id) => {
        const reply = await as('lan').send('GET', `/v1/dossiers/${encodeURIComponent(id)}`)
        refused(reply, 404, id.length > 60 ? 'route_not_found' : 'dossier_not_found')
      },
    )

    it('answer HEAD as GET without its body', async () => {
      const head = await as('lan').send('HEAD', '/v1/procedures')
      expect(head).toMatchObject({ status: 200, body: undefined })
    })
  })

  describe('problems', () => {
    const problem = (headers: Record<string, string> = {}) =>
      as('lan').send('GET', `/v1/dossiers/${nobody}?x=1`, undefined, headers)

    it('speak Vietnamese, and English to those who prefer it', async () => {
      const { detail, ...vietnamese } = refused(await problem(), 404, 'dossier_not_found')
      expect(detail).toMatch(/hồ sơ/)
      expect(vietnamese).toMatchObject({ instance: `/v1/dossiers/${nobody}`, hop: 'dossiers', retryable: false })
      expect(refused(await problem({ 'accept-language': 'en-GB,vi;q=0.5' }), 404, 'dossier_not_found').detail).toMatch(
        /dossier/,
      )
      expect(refused(await problem({ 'accept-language': 'fr' }), 404, 'dossier_not_found').detail).toMatch(/hồ sơ/)
    })

    it('carry the correlation id of the request when it fits, and another one when not', async () => {
      const given = `story-${randomUUID()}`
      expect((await problem({ 'x-correlation-id': given })).headers.get('x-correlation-id')).toBe(given)
      for (const unfit of ['short', 'with spaces in it', 'x'.repeat(65), 'semi;colon-12345']) {
        const used = (await problem({ 'x-correlation-id': unfit })).headers.get('x-correlation-id')
        expect(used).toMatch(/^[A-Za-z0-9-]{8,64}$/)
        expect(used).not.toBe(unfit)
      }
    })
  })
})
