import { compactVerify, createLocalJWKSet, decodeJwt, type JSONWebKeySet } from 'jose'
import type { ClientLookup, LookupAnswerOf, LookupDecision } from '#contracts'
import { buses } from '../system/buses.js'
import type { Client } from '../system/client.js'
import { personaOf, TestSystem } from '../system/system.js'
import { refused } from './refusal.fixture.js'

type Made = { lookups: (Omit<ClientLookup, 'answers'> & { answers: LookupAnswerOf[] })[] }

const office = 'H26.00637'
const procedure = '1.014632'
const openedAt = '2026-11-01T08:00:00+07:00'

/** A citizen of the sandbox, as a platform names them. */
function person(id: string, role = 'applicant') {
  const { personId, name: fullName, birthDate } = personaOf(id)
  return { role, personId, fullName, birthDate }
}

const lan = person('lan')
const income = 'tax.income.total'
const area = 'land.home.floorArea'

describe.each(buses)('look-ups by other systems ($bus)', ({ options }) => {
  let system: TestSystem
  let platform: Client
  let sequence = Date.now() % 1_000_000
  beforeAll(async () => {
    system = await TestSystem.shared(options)
    platform = client(office, 'platform')
  })

  const client = (authority: string, sub: string) =>
    system.as('official-dai-mo', { sub, role: 'client', authority, permissions: [] })
  const newCode = (agency = office) => `${agency}-261101-${1_000_000 + sequence++}`
  const tell = (code: string, change: object = {}, by = platform) =>
    by.send('PUT', `/v1/external-dossiers/${code}`, { procedure, subjects: [lan], openedAt, ...change })
  const lookUp = (body: object, headers?: Record<string, string>, by = platform) =>
    by.send<Made>('POST', '/v1/lookups', { subject: { personId: lan.personId }, ...body }, headers)
  const explain = (body: object, by = platform) =>
    by.send<LookupDecision>('POST', '/v1/lookups/explain', { subject: { personId: lan.personId }, ...body })
  const close = (code: string, by = platform) => by.send('POST', `/v1/external-dossiers/${code}/closure`)
  const told = async (change: object = {}) => {
    const code = newCode()
    const { status, body } = await tell(code, change)
    expect({ status, body }).toMatchObject({ status: 201 })
    return code
  }
  const answersIn = ({ lookups }: Made) =>
    Object.fromEntries(lookups.flatMap(({ answers }) => answers.map((answer) => [answer.concept, answer])))
  const failed = (checks: LookupDecision['checks']) => checks.filter(({ passed }) => !passed).map(({ check }) => check)

  it('are told their dossier, once, under the own agency code', async () => {
    const code = newCode()
    const first = await tell(code)
    expect(first).toMatchObject({
      status: 201,
      body: { code, procedure, status: 'open', roles: ['applicant'], closedAt: null },
    })
    expect(JSON.stringify(first.body)).not.toContain(lan.personId)
    expect(await tell(code)).toMatchObject({ status: 201, body: first.body })
    refused(await tell(code, { openedAt: '2026-11-02T08:00:00+07:00' }), 409, 'external_dossier_differs')
    expect(refused(await tell(newCode('H26.00004')), 403, 'code_not_own')).toMatchObject({
      checks: [{ check: 'relation', passed: false }],
    })
    refused(await tell('no-code'), 404, 'dossier_code_invalid')
    refused(await tell(newCode(), { procedure: '9.999999' }), 422, 'procedure_unknown')
    refused(await tell(newCode(), { openedAt: '2999-01-01T00:00:00Z' }), 422, 'opened_at_invalid')
    refused(await tell(newCode(), { openedAt: '1999-01-01T00:00:00Z' }), 422, 'opened_at_invalid')
    refused(await tell(newCode(), { subjects: [{ ...lan, role: 'spouse' }] }), 422, 'applicant_needed')
    refused(await tell(newCode(), { subjects: [lan, { ...lan, role: 'spouse' }] }), 422, 'applicant_needed')
    const opened = async () =>
      (await system.rows('dossiers', `select from person_access where kind = 'opened' and authority = '${office}'`))
        .length
    const before = await opened()
    refused(await tell(newCode(), { subjects: [lan, person('minh', 'spouse')] }), 422, 'subject_not_linked')
    expect(await opened()).toBe(before + 1) // she sees that she was matched, although nothing came of it
    refused(await tell(newCode(), {}, system.as('official-dai-mo')), 403, 'role_not_allowed')
  })

  it('ask about others where population links them to the applicant', async () => {
    const husband = { personId: '036085007311', fullName: 'Trần Quốc Hưng', birthDate: '1985-03-02' }
    const dossierCode = await told({ subjects: [lan, { role: 'spouse', ...husband }] })
    const { body } = await lookUp({ dossierCode, subject: { personId: husband.personId }, concepts: [income] })
    expect(answersIn(body)[income]).toMatchObject({ status: 'provided', source: { registry: 'tax' } })
  })

  it('find nobody out by guessing', async () => {
    const guesser = client(office, `guesser-${sequence}`)
    const wrong = { subjects: [{ ...lan, birthDate: '1990-01-01', personId: person('cuong').personId }] }
    for (let tries = 1; tries <= 5; tries++) refused(await tell(newCode(), wrong, guesser), 422, 'applicant_mismatch')
    refused(await tell(newCode(), wrong, guesser), 429, 'too_many_mismatches')
  })

  it('get what the agreement gives, with a receipt anyone can verify, and the person sees who asked', async () => {
    const dossierCode = await told()
    const { status, body, headers } = await lookUp({ dossierCode, concepts: [income, 'person.fullName'] })
    expect({ status, body }).toMatchObject({ status: 200 })
    expect(answersIn(body)).toMatchObject({
      [income]: { status: 'provided', value: expect.any(Number), source: { registry: 'tax' } },
      'person.fullName': { status: 'provided', value: lan.fullName, source: { registry: 'population' } },
    })
    expect(headers.get('ratelimit-policy')).toContain('qu="lookups"')
    const { body: keys } = await system.with(undefined).send<JSONWebKeySet>('GET', '/v1/keys')
    for (const lookup of body.lookups) {
      const { payload } = await compactVerify(lookup.receipt, createLocalJWKSet(keys))
      expect(JSON.parse(Buffer.from(payload).toString())).toMatchObject({
        ...{ lookupId: lookup.lookupId, dossierCode, registry: lookup.registry, authority: office },
        answers: lookup.answers.map(({ concept, value }) => ({ concept, value })),
      })
      expect((await platform.send('GET', `/v1/lookups/${lookup.lookupId}`)).body).toEqual(lookup)
      const receipt = await platform.send<string>('GET', `/v1/lookups/${lookup.lookupId}/receipt`)
      expect([receipt.body, receipt.headers.get('content-type')]).toEqual([lookup.receipt, 'application/jose'])
      refused(await client('H26.00004', 'x').send('GET', `/v1/lookups/${lookup.lookupId}`), 404, 'lookup_not_found')
    }
    const [first] = body.lookups
    const rows = await system.rows<{ procedure: string; authority: string; agreement: string }>(
      'exchange',
      'select procedure, authority, agreement from disclosure where lookup_id = $1',
      [first?.lookupId],
    )
    expect(rows).toEqual([{ procedure, authority: office, agreement: `communeOffice.${procedure}` }])
    const seen = await system
      .as('lan')
      .send<{ items: { kind: string; authority: string }[] }>('GET', '/v1/me/person-accesses?limit=5')
    expect(seen.body.items).toContainEqual(expect.objectContaining({ kind: 'lookedUp', authority: office }))
  })

  it('are made for whoever the dossier names, all of them or none', async () => {
    const dossierCode = await told()
    refused(await lookUp({ dossierCode, concepts: [income, 'no.such'] }), 422, 'concept_unknown')
    const outside = await lookUp({ dossierCode, concepts: [income, 'tax.code'] })
    const problem = refused(outside, 403, 'lookup_not_covered') as unknown as LookupDecision
    expect(failed(problem.checks)).toEqual(['conceptCovered'])
    const ofOthers = [
      { personId: person('minh').personId },
      { personId: lan.personId, fullName: 'Nguyễn Thị Liên' },
      { personId: lan.personId, birthDate: '1988-08-15' },
    ]
    for (const subject of ofOthers) {
      const reply = refused(await lookUp({ dossierCode, subject, concepts: [income] }), 403, 'lookup_not_covered')
      expect(failed((reply as unknown as LookupDecision).checks)).toContain('subjectBelongs')
      const { body } = await explain({ dossierCode, subject, concepts: [income] })
      expect(body.allowed).toBe(false)
    }
    const named = { personId: lan.personId, fullName: 'NGUYỄN THỊ LAN', birthDate: lan.birthDate }
    expect((await lookUp({ dossierCode, subject: named, concepts: [income] })).status).toBe(200)
    const elsewhere = client('H26.00004', 'elsewhere')
    refused(await lookUp({ dossierCode, concepts: [income] }, {}, elsewhere), 404, 'external_dossier_not_found')
    refused(await lookUp({ dossierCode: newCode(), concepts: [income] }), 404, 'external_dossier_not_found')
    refused(await lookUp({ dossierCode, concepts: [income] }, {}, system.as('lan')), 403, 'role_not_allowed')
  })

  it('are explained by what decides on them, and that costs nothing', async () => {
    const dossierCode = await told()
    const before = await system.rows('exchange', 'select count(*) from disclosure')
    const yes = await explain({ dossierCode, concepts: [income] })
    expect(yes).toMatchObject({ status: 200, body: { allowed: true } })
    expect(yes.body.checks.map(({ check }) => check)).toEqual(expect.arrayContaining(['dossierOpen', 'quota']))
    const no = await explain({ dossierCode, concepts: ['tax.code'] })
    expect([no.body.allowed, failed(no.body.checks)]).toEqual([false, ['conceptCovered']])
    expect((await explain({ dossierCode })).body.allowed).toBe(true)
    expect(await system.rows('exchange', 'select count(*) from disclosure')).toEqual(before)
  })

  it('say by a predicate whether it holds, and nothing else', async () => {
    const dossierCode = await told()
    const all = await lookUp({ dossierCode, concepts: [income, area, 'person.birthDate'] })
    const value = (concept: string) => answersIn(all.body)[concept]?.value as number
    expect(answersIn(all.body)).toMatchObject({ [income]: { status: 'provided' }, [area]: { status: 'provided' } })
    const { status, body } = await lookUp({
      dossierCode,
      predicates: [
        { concept: income, op: 'lte', value: value(income) },
        { concept: area, op: 'gt', value: value(area) },
        { concept: 'person.birthDate', op: 'lt', value: '2008-01-01' },
      ],
    })
    expect({ status, body }).toMatchObject({ status: 200 })
    expect(answersIn(body)).toEqual({
      [income]: { ...{ concept: income, status: 'provided', value: true }, predicate: expect.anything() as object },
      [area]: { ...{ concept: area, status: 'provided', value: false }, predicate: expect.anything() as object },
      'person.birthDate': {
        ...{ concept: 'person.birthDate', status: 'provided', value: true },
        predicate: { op: 'lt', value: '2008-01-01' },
      },
    })
    const receipts = body.lookups.map(({ receipt }) => JSON.stringify(decodeJwt(receipt))).join()
    expect(receipts + JSON.stringify(body)).not.toMatch(/1988-08-14|recordDate|attribute/)
    const ids = body.lookups.map(({ lookupId }) => lookupId)
    const kept = await system.rows('dossiers', 'select * from external_lookup where lookup_id = any($1)', [ids])
    expect(JSON.stringify(kept)).not.toContain('1988-08-14')
  })

  it('take only predicates that fit, few at once, and not one after the other until the value is known', async () => {
    const minh = person('minh')
    const dossierCode = await told({ subjects: [minh] })
    const subject = { personId: minh.personId }
    const one = (predicate: object) => lookUp({ dossierCode, subject, predicates: [predicate] })
    for (const predicate of [
      { concept: income, op: 'gt', value: '100' },
      { concept: 'person.fullName', op: 'gt', value: 'A' },
      { concept: 'person.birthDate', op: 'lt', value: '1990' },
      { concept: 'land.home.owned', op: 'eq', value: 'true' },
      { concept: 'person.residence.address', op: 'eq', value: { street: 'x' } },
    ])
      refused(await one(predicate), 422, 'predicate_unfit')
    refused(await one({ concept: income, op: 'like', value: 1 }), 422, 'invalid_input')
    const same = { concept: income, op: 'gt', value: 1 }
    refused(await lookUp({ dossierCode, subject, predicates: [same, same] }), 422, 'concept_twice')
    refused(await lookUp({ dossierCode, subject, concepts: [income], predicates: [same] }), 422, 'concept_twice')
    const many = Array.from({ length: 10_000 }, () => same)
    expect([413, 422]).toContain((await lookUp({ dossierCode, subject, predicates: many })).status)
    for (const value of [1, 2, 3, 4, 5]) expect((await one({ ...same, value })).status).toBe(200)
    refused(await one({ ...same, value: 6 }), 429, 'too_many_predicates')
  })

  it('are made once for a key, and none any more once the dossier is closed', async () => {
    const dossierCode = await told()
    const key = { 'idempotency-key': `key-${sequence++}` }
    const [first, second] = await Promise.all([1, 2].map(() => lookUp({ dossierCode, concepts: [income] }, key)))
    expect(first?.status).toBe(200)
    expect(second?.body).toEqual(first?.body)
    const kept = await system.rows<{ answer: object }>(
      'dossiers',
      `select answer from idempotency where route = 'look up' and is_done`,
    )
    expect(JSON.stringify(kept)).toContain(first?.body.lookups[0]?.lookupId)
    expect(kept.every(({ answer }) => Object.keys(answer).join() === 'lookupIds')).toBe(true)
    refused(await lookUp({ dossierCode, concepts: [area] }, key), 409, 'idempotency_key_reused')
    refused(await close(dossierCode, client('H26.00004', 'x')), 404, 'external_dossier_not_found')
    const closed = await close(dossierCode)
    expect(closed).toMatchObject({ status: 200, body: { status: 'closed', roles: [] } })
    expect((await close(dossierCode)).body).toEqual(closed.body)
    refused(await lookUp({ dossierCode, concepts: [income] }), 404, 'external_dossier_not_found')
    refused(await lookUp({ dossierCode, concepts: [income] }, key), 404, 'external_dossier_not_found')
    refused(await explain({ dossierCode }), 404, 'external_dossier_not_found')
    refused(await platform.send('GET', `/v1/lookups/${first?.body.lookups[0]?.lookupId}`), 404, 'lookup_not_found')
    refused(await tell(dossierCode), 409, 'external_dossier_closed')
    refused(await tell(dossierCode, { openedAt: '2026-11-02T08:00:00+07:00' }), 409, 'external_dossier_closed')
    const [row] = await system.rows('dossiers', 'select subjects from external_dossier where code = $1', [dossierCode])
    expect(row).toEqual({ subjects: [] })
  })
})
