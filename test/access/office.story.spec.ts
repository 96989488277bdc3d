import { eventually } from '#testing'
import { byPath, socialHousingAnswers, type Client } from '../system/client.js'
import { TestIssuer } from '../system/issuer.js'
import { claimsOf, personaOf, TestSystem } from '../system/system.js'
import { refused } from '../stories/refusal.fixture.js'

const procedure = '1.014632'
const office = 'H26.00637'
const partner = new TestIssuer('https://partner.test')
const claimOf = (persona: string) => {
  const { personId, name: fullName, birthDate } = personaOf(persona)
  return { personId, fullName, birthDate }
}

interface Accesses {
  items: { kind: string; by: string; authority: string; dossierId: string; reason: string | null }[]
}

describe('what an office does with people', () => {
  let system: TestSystem
  beforeAll(async () => {
    system = await TestSystem.start({ bus: 'local', otherIssuers: [partner] })
  })
  afterAll(() => system?.stop())

  const official = (sub: string, change: object = {}) => system.as('official-dai-mo', { sub, ...change })
  const openFor = (who: Client, applicant: object, more: object = {}) =>
    who.send('POST', '/v1/dossiers', { procedure, applicant, ...more })

  it('is opened at the own office only', async () => {
    const elsewhere = await openFor(official('a'), claimOf('lan'), { receivedBy: 'H26.00004' })
    const { checks } = refused(elsewhere, 403, 'authority_not_own') as { checks?: { check: string; passed: boolean }[] }
    expect(checks?.find(({ check }) => check === 'ownAuthority')).toMatchObject({ passed: false })
    expect((await openFor(official('a'), claimOf('lan'), { receivedBy: office })).status).toBe(201)
  })

  it('leaves rows the person and the head read, also when the draft is gone', async () => {
    const { body } = await openFor(official('b', { name: 'Vũ Bình' }), claimOf('minh'))
    const kinds = async (who: Client, path: string) =>
      (await who.send<Accesses>('GET', path)).body.items.filter(({ dossierId }) => dossierId === body.id)
    const gone = await official('b').sendOnNewest('DELETE', `/v1/dossiers/${body.id}`)
    expect(gone.status).toBe(204)
    const hers = await kinds(system.as('minh'), '/v1/me/person-accesses')
    expect(hers.map(({ kind, by, authority }) => [kind, by, authority])).toEqual([
      ['removed', 'Cao Thị Hạnh', office],
      ['opened', 'Vũ Bình', office],
    ])
    const head = official('head', { role: 'head', authority: 'H26', permissions: [] })
    expect(await kinds(head, '/v1/person-accesses')).toEqual(hers)
    expect(await kinds(system.as('lan'), '/v1/me/person-accesses')).toEqual([])
    const other = official('c', { authority: 'H26.00004' })
    expect(await kinds(other, '/v1/person-accesses')).toEqual([])
    const [app] = await system.rows<{ may: boolean }>(
      'dossiers',
      `select bool_or(has_table_privilege(rolname, 'person_access', 'delete, update, truncate')) as may
       from pg_roles where rolname like '%dossiers_app'`,
    )
    expect(app).toEqual({ may: false })
  })

  it('tells nobody whose a number is by trying: of many tries at once five are answered', async () => {
    const wrong = { ...claimOf('hoa'), birthDate: '1990-05-10' }
    const replies = await Promise.all(Array.from({ length: 20 }, () => openFor(official('guess'), wrong)))
    const codes = replies.map(({ body }) => (body as unknown as { code: string }).code)
    expect(codes.filter((code) => code === 'applicant_mismatch')).toHaveLength(5)
    expect(codes.filter((code) => code === 'too_many_mismatches')).toHaveLength(15)
    const right = await openFor(official('guess'), claimOf('hoa'))
    expect(refused(right, 429, 'too_many_mismatches').retryable).toBe(true)
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await openFor(official('another'), claimOf('hoa'))).status).toBe(201)
    const { items } = (await system.as('hoa').send<Accesses>('GET', '/v1/me/person-accesses')).body
    expect(items.some(({ kind }) => kind === 'notMatched')).toBe(true)
  })

  it('tells nobody either who tries number after number for one name', async () => {
    const { fullName, birthDate } = claimOf('nam')
    const tries = Array.from({ length: 7 }, (_, n) => ({ personId: `00115602089${n}`, fullName, birthDate }))
    const codes: string[] = []
    for (const claim of tries.filter(({ personId }) => personId !== personaOf('nam').personId))
      codes.push(((await openFor(official('numbers'), claim)).body as unknown as { code: string }).code)
    expect(codes.slice(0, 5)).toEqual(Array(5).fill('applicant_mismatch'))
    expect(codes.at(-1)).toBe('too_many_mismatches')
  })

  it('counts the tries of a citizen who says she acts for somebody, too', async () => {
    const actingFor = (n: number) => ({
      ...{ kind: 'guardian', personId: `05219003517${n}`, fullName: 'Phạm Thị Hoa', birthDate: '1990-05-09' },
      evidence: { number: '1/2026', date: '2026-01-01' },
    })
    const codes: string[] = []
    for (const n of [0, 1, 2, 3, 5, 6, 7])
      codes.push(
        (
          (await system.as('lan').send('POST', '/v1/dossiers', { procedure, actingFor: actingFor(n) }))
            .body as unknown as { code: string }
        ).code,
      )
    expect(codes.filter((code) => code === 'applicant_mismatch')).toHaveLength(5)
    expect(codes.at(-1)).toBe('too_many_mismatches')
  })

  it('shows a dossier to nobody whose number was only typed', async () => {
    const [row] = await system.rows<{ id: string }>(
      'dossiers',
      `insert into dossier (id, procedure, form_version, status, identity, channel, created_by, applicant_person_id,
         applicant_name, search_name, received_by, handled_by, created_at, changed_at)
       values (gen_random_uuid(), $1, '1.0.0', 'draft', 'unverified', 'counter', 'x', $2, 'X', 'x', $3, $3, now(), now())
       returning id`,
      [procedure, personaOf('minh').personId, office],
    )
    refused(await system.as('minh').send('GET', `/v1/dossiers/${row?.id}`), 404, 'dossier_not_found')
    expect((await system.as('minh').list('?limit=100')).items.map(({ id }) => id)).not.toContain(row?.id)
  })

  it('writes down what an official changes while a citizen supplements, and keeps what was submitted', async () => {
    const lan = system.as('lan')
    const { id } = await lan.open(procedure)
    const { snapshotId } = await lan.prefill(id)
    await lan.answer(id, socialHousingAnswers)
    await lan.submit(id, snapshotId)
    await official('d').act(id, 'accept')
    const ask = (fields: string[]) =>
      official('d').sendOnNewest('POST', `/v1/dossiers/${id}/actions`, {
        ...{ action: 'requestSupplement', reason: 'Ghi rõ dự án.', fields },
      })
    const nowhere = ['/request', '/household/members/49/fullName', '/household/members/50/fullName']
    expect(refused(await ask(nowhere), 422, 'invalid_input').errors).toMatchObject(
      ['not_answerable', 'not_answerable', 'unknown_field'].map((code, index) => ({ path: nowhere[index], code })),
    )
    expect((await ask(['/request/project'])).status).toBe(200)
    const send = () => lan.sendOnNewest('POST', `/v1/dossiers/${id}/actions`, { action: 'supplement' })
    expect(refused(await send(), 422, 'dossier_incomplete').errors).toMatchObject([
      { path: '/request/project', code: 'supplement_unchanged' },
    ])
    await lan.answer(id, { '/request/project': null })
    expect(refused(await send(), 422, 'dossier_incomplete').errors?.map(({ path }) => path)).toEqual([
      '/request/project',
    ])
    const changed = { answers: { '/request/project': 'Nhà ở xã hội Tây Mỗ' } }
    expect((await official('d').sendOnNewest('PATCH', `/v1/dossiers/${id}/answers`, changed)).status).toBe(200)
    const told = (await lan.timeline(id)).items.find(({ event }) => event === 'answersChanged')
    expect(told).toMatchObject({ by: 'Cao Thị Hạnh', note: '/request/project' })
    expect((await send()).status).toBe(200)
    const kept = await system.rows<{ event: string; snapshot_id: string; project: string }>(
      'dossiers',
      `select event, snapshot_id, answers->>'/request/project' as project from submission where dossier_id = $1 order by at`,
      [id],
    )
    expect(kept).toEqual([
      { event: 'submitted', snapshot_id: snapshotId, project: socialHousingAnswers['/request/project'] },
      { event: 'supplemented', snapshot_id: snapshotId, project: 'Nhà ở xã hội Tây Mỗ' },
    ])
  })

  it('forgets what was looked up about somebody who is no longer named', async () => {
    const minh = system.as('minh')
    const named = (persona: string) => ({ role: 'partner', ...claimOf(persona) })
    const { id } = await minh.open('1.000894', { subjects: [named('hoa')] })
    const consent = await minh.send('POST', `/v1/dossiers/${id}/consents`, { role: 'partner' })
    await system.as('hoa').send('POST', `/v1/consents/${consent.body.id}/answer`, { answer: 'given' })
    const { snapshotId } = await minh.prefill(id)
    const put = await minh.sendOnNewest('PUT', `/v1/dossiers/${id}/subjects`, { subjects: [named('lan')] })
    expect(put.status).toBe(200)
    const submission = { snapshotId, declaration: true }
    refused(await minh.send('POST', `/v1/dossiers/${id}/submission`, submission), 404, 'snapshot_not_found')
    expect(byPath(await minh.prefill(id))['/partner/fullName']).toMatchObject({ status: 'ask' })
  })

  it('writes down nobody’s consent for somebody population does not know so', async () => {
    const named = { role: 'partner', ...claimOf('hoa'), birthDate: '1971-01-01' }
    const { body } = await openFor(official('e'), claimOf('minh'), { procedure: '1.000894', subjects: [named] })
    const record = { role: 'partner', answer: 'given', reason: 'Có mặt tại quầy.' }
    const consent = () => official('e').sendOnNewest('POST', `/v1/dossiers/${body.id}/consents`, record)
    refused(await consent(), 422, 'applicant_mismatch')
    const { items } = (await system.as('hoa').send<Accesses>('GET', '/v1/me/person-accesses?limit=100')).body
    const hers = items.filter(({ dossierId }) => dossierId === body.id).map(({ kind }) => kind)
    expect(new Set(hers)).toEqual(new Set(['named', 'notMatched']))
    expect(byPath(await official('e').prefill(body.id))['/partner/birthDate']?.status).toBe('ask')
    const asked = (
      await official('head', { role: 'head', authority: 'H26' }).send<Accesses>('GET', '/v1/person-accesses?limit=5')
    ).body
    expect(asked.items.find(({ kind, dossierId }) => kind === 'lookedUp' && dossierId === body.id)).toBeDefined()
    expect(asked.items.length).toBeLessThanOrEqual(5)
  })

  it('leaves a refusal that somebody gave herself as it is', async () => {
    const { body } = await openFor(official('f'), claimOf('minh'), {
      procedure: '1.000894',
      subjects: [{ role: 'partner', ...claimOf('hoa') }],
    })
    const path = `/v1/dossiers/${body.id}/consents`
    const record = { role: 'partner', answer: 'given', reason: 'Có mặt tại quầy.' }
    const first = await official('f').sendOnNewest('POST', path, record)
    await system.as('hoa').send('POST', `/v1/consents/${first.body.id}/answer`, { answer: 'refused' })
    refused(await official('f').sendOnNewest('POST', path, record), 409, 'consent_refused')
  })

  it('tells a kept answer to nobody who may not read the dossier any more', async () => {
    const key = { 'idempotency-key': 'kept' }
    const { body } = await openFor(official('g'), claimOf('minh'))
    const prefill = (who: Client) => who.send('POST', `/v1/dossiers/${body.id}/prefill`, {}, key)
    expect((await prefill(official('g'))).status).toBe(200)
    refused(await prefill(official('g', { authority: 'H26.00004' })), 404, 'dossier_not_found')
    await official('g').sendOnNewest('DELETE', `/v1/dossiers/${body.id}`)
    refused(await prefill(official('g')), 404, 'dossier_not_found')
  })

  it('submits to the own office only', async () => {
    const { body } = await openFor(official('h'), claimOf('minh'))
    const submission = { snapshotId: body.id, declaration: true, receivedBy: 'H26.00004' }
    const reply = await official('h').sendOnNewest('POST', `/v1/dossiers/${body.id}/submission`, submission)
    refused(reply, 403, 'authority_not_own')
  })

  it('lets a citizen name some people a day and no more, the same one as often as she likes', async () => {
    const { id } = await system.as('nam').open('1.000656')
    const name = (n: number) =>
      system.as('nam').sendOnNewest('PUT', `/v1/dossiers/${id}/subjects`, {
        subjects: [{ role: 'deceased', ...claimOf('hoa'), personId: `0521900${String(10_000 + n)}` }],
      })
    const statuses: number[] = []
    for (let n = 0; n < 21; n++) statuses.push((await name(n)).status)
    expect(statuses).toEqual([...Array<number>(20).fill(200), 429])
    expect((await name(3)).status).toBe(200)
  })

  it('lets a citizen ask one person for consent in some dossiers a day and no more', async () => {
    const minh = system.as('minh')
    const partner = { role: 'partner', ...claimOf('hoa') }
    const statuses: number[] = []
    for (let n = 0; n < 21; n++) {
      const { id } = await minh.open('1.000894', { subjects: [partner] })
      const asked = await minh.send('POST', `/v1/dossiers/${id}/consents`, { role: 'partner' })
      statuses.push(asked.status)
      if (asked.status === 429) expect(asked.body.code).toBe('too_many_consent_requests')
    }
    expect(statuses.lastIndexOf(201)).toBeGreaterThan(10)
    expect(statuses.at(-1)).toBe(429)
  })

  it('lets no authority nobody knows state anything', async () => {
    const nowhere = system.as('ministry-land', { authority: 'G99' })
    const both = { vi: 'Thử', en: 'Trial' }
    const registry = { id: 'evil', name: both, shortName: both, legalBasis: 'x', updateCycle: both, updateDays: 1 }
    refused(await nowhere.send('POST', '/v1/registries', registry), 403, 'authority_not_fitting')
    const commune = system.as('ministry-land', { authority: office })
    refused(await commune.send('POST', '/v1/registries', registry), 403, 'authority_not_fitting')
  })

  it('gives a registry no token and no account, only a pseudonym that stays the same', async () => {
    for (const persona of ['lan', 'lan', 'minh']) {
      const { id } = await system.as(persona).open(procedure)
      await system.as(persona).prefill(id)
    }
    const rows = await eventually(
      () => system.rows<{ actor: string }>('land', 'select distinct actor from access_log'),
      (found) => expect(found.length).toBeGreaterThan(1),
    )
    for (const { actor } of rows) expect(actor).toMatch(/^[0-9a-f]{64}$/)
  })

  it('takes one subject at two issuers for two accounts', async () => {
    const own = system.as('lan')
    const theirs = system.with(partner.token(claimsOf(personaOf('lan'))))
    const key = { 'idempotency-key': 'twice' }
    const open = (who: Client) => who.send('POST', '/v1/dossiers', { procedure }, key)
    const [first, again, other] = [await open(own), await open(own), await open(theirs)]
    expect(again.body.id).toBe(first.body.id)
    expect(other.status).toBe(201)
    expect(other.body.id).not.toBe(first.body.id)
  })
})
