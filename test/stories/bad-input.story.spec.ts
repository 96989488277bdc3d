import { createHmac } from 'node:crypto'
import { Client, socialHousingAnswers } from '../system/client.js'
import { buses } from '../system/buses.js'
import { TestIssuer } from '../system/issuer.js'
import { claimsOf, personaOf, TestSystem } from '../system/system.js'
import { placesOf, readyToSubmit, refused } from './refusal.fixture.js'

const issuer = new TestIssuer()
/** An issuer that may speak of citizens only. */
const partner = new TestIssuer()
const trusted = [issuer, partner].map(({ settings }) => (JSON.parse(settings) as object[])[0])
Object.assign(trusted[1] ?? {}, { issuer: 'https://partner.test', allowedRoles: ['citizen'] })

const procedure = '1.014632'
const nobody = '00000000-0000-4000-8000-000000000000'
const claimOfLan = { personId: '001188014826', fullName: 'Nguyễn Thị Lan', birthDate: '1988-08-14' }

describe.each(buses)('bad input ($bus)', ({ options }) => {
  let system: TestSystem
  beforeAll(async () => {
    system = await TestSystem.start({ ...options, env: { ISSUERS: JSON.stringify(trusted) } })
  })
  afterAll(() => system?.stop())

  const as = (id: string) => new Client(system.url, issuer.token(claimsOf(personaOf(id))))
  const anyone = () => new Client(system.url, undefined)

  describe('bodies', () => {
    it.each([
      ['half of an object', '{"procedure":', 400, 'malformed_request'],
      ['no JSON', 'procedure=1.014632', 400, 'malformed_request'],
      ['a polluted prototype', '{"procedure":"1.014632","__proto__":{"role":"head"}}', 400, 'malformed_request'],
      ['a polluted constructor', '{"constructor":{"prototype":{"role":"head"}}}', 400, 'malformed_request'],
      ['more than 64 KB', JSON.stringify({ procedure: 'x'.repeat(66_000) }), 413, 'body_too_large'],
      ['a list', '[]', 422, 'invalid_input'],
      ['a text', '"1.014632"', 422, 'invalid_input'],
      ['an unknown procedure', '{"procedure":"9.999999"}', 404, 'procedure_not_found'],
    ])('of %s', async (_, body, status, code) => {
      refused(await as('lan').send('POST', '/v1/dossiers', body), status, code)
    })

    it('of text that is not UTF-8', async () => {
      const reply = await fetch(new URL('/v1/dossiers', system.url), {
        method: 'POST',
        headers: {
          authorization: `Bearer ${issuer.token(claimsOf(personaOf('lan')))}`,
          'content-type': 'application/json',
        },
        body: Buffer.from([...Buffer.from('{"procedure":"'), 0xc3, 0x28, ...Buffer.from('"}')]),
      })
      expect(reply.status).toBe(400)
      expect(await reply.json()).toMatchObject({ code: 'malformed_request' })
    })

    it('of another media type', async () => {
      refused(
        await as('lan').send('POST', '/v1/dossiers', '<a/>', { 'content-type': 'text/xml' }),
        415,
        'media_type_not_supported',
      )
    })

    it.each([
      ['nothing', {}, '/procedure required'],
      ['a number as a code', { procedure: 5 }, '/procedure wrong_type'],
      ['a code that is too long', { procedure: '1'.repeat(41) }, '/procedure too_long'],
      ['an unknown field', { procedure, status: 'submitted' }, '/status unknown_field'],
      [
        'an unknown field within',
        { procedure, applicant: { ...claimOfLan, sex: 'female' } },
        '/applicant/sex unknown_field',
      ],
      ['a text as a list', { procedure, subjects: 'spouse' }, '/subjects wrong_type'],
      ['21 people', { procedure, subjects: Array(21).fill({ ...claimOfLan, role: 'spouse' }) }, '/subjects too_many'],
      [
        'an id of 11 digits',
        { procedure, applicant: { ...claimOfLan, personId: '00118801482' } },
        '/applicant/personId wrong_form',
      ],
      [
        'an id of 13 digits',
        { procedure, applicant: { ...claimOfLan, personId: '0011880148260' } },
        '/applicant/personId wrong_form',
      ],
      [
        'an id with a letter',
        { procedure, applicant: { ...claimOfLan, personId: '00118801482O' } },
        '/applicant/personId wrong_form',
      ],
      [
        'an id in wide digits',
        { procedure, applicant: { ...claimOfLan, personId: '００１１８８０１４８２６' } },
        '/applicant/personId wrong_form',
      ],
      [
        'a former id of 8 digits',
        { procedure, applicant: { fullName: 'A', birthDate: '1950', oldId: '12345678' } },
        '/applicant/oldId wrong_form',
      ],
      [
        'a month 13',
        { procedure, applicant: { ...claimOfLan, birthDate: '1988-13-01' } },
        '/applicant/birthDate wrong_form',
      ],
    ])('with %s', async (_, body, place) => {
      const problem = refused(await as('official-dai-mo').send('POST', '/v1/dossiers', body), 422, 'invalid_input')
      expect(placesOf(problem)).toEqual([place])
    })

    it('with signs no database keeps', async () => {
      const lan = as('lan')
      const { id } = await lan.open(procedure)
      for (const text of ['a\u0000b', 'a\ud800b']) {
        const answers = JSON.stringify({ answers: { '/request/project': text } })
        refused(await lan.send('PATCH', `/v1/dossiers/${id}/answers`, answers), 422, 'invalid_input')
      }
      refused(await lan.send('GET', '/v1/dossiers?q=%00'), 422, 'invalid_input')
      refused(await lan.send('GET', '/v1/dossiers/%00'), 404, 'route_not_found')
      refused(await lan.send('GET', '/v1/dossiers/%E0%A4%A'), 404, 'route_not_found')
    })

    it.each([
      ['POST', 'prefill', { chosen: 'first' }, '/chosen wrong_type'],
      ['POST', 'prefill', { chosen: { '/home/parcel': 7 } }, '/chosen/~1home~1parcel choice_unknown'],
      ['PATCH', 'answers', { answers: [] }, '/answers wrong_type'],
      ['POST', 'submission', { snapshotId: 'newest', declaration: true }, '/snapshotId wrong_form'],
      ['POST', 'submission', { snapshotId: nobody, declaration: false }, '/declaration not_allowed'],
      ['POST', 'actions', { action: 'approve' }, '/action not_allowed'],
      ['POST', 'actions', { action: 'withdraw', note: 'x'.repeat(2001) }, '/note too_long'],
      ['POST', 'corrections', { path: '/home/floorArea', claimedValue: 1 }, '/reason required'],
      [
        'PUT',
        'subjects',
        { subjects: [{ ...claimOfLan, role: 'spouse', personId: '1' }] },
        '/subjects/0/personId wrong_form',
      ],
    ])('%s %s', async (method, route, body, place) => {
      const { id } = await as('lan').open(procedure)
      const problem = refused(await as('lan').send(method, `/v1/dossiers/${id}/${route}`, body), 422, 'invalid_input')
      expect(placesOf(problem)).toEqual([place])
    })
  })

  describe('ids and names', () => {
    it('leaves it to population whether an id fits the birth date: its digits are no law', async () => {
      const [person] = await system.rows<{ person_id: string; full_name: string }>(
        'population',
        `update person set birth_date = '1971-03-04', sex = case sex when 'male' then 'female' else 'male' end
         where person_id = (select min(person_id) from person where birth_date like '19__-__-__' and birth_date not like '1971%')
         returning person_id, full_name`,
      )
      const claim = { personId: person?.person_id, fullName: person?.full_name, birthDate: '1971-03-04' }
      expect(await as('official-dai-mo').open(procedure, { applicant: claim })).toMatchObject({ identity: 'verified' })
      const wrong = { ...claim, birthDate: '1971-03-05' }
      refused(
        await as('official-dai-mo').send('POST', '/v1/dossiers', { procedure, applicant: wrong }),
        422,
        'applicant_mismatch',
      )
    })

    it('takes texts whose letters are composed, and keeps them in NFC', async () => {
      const official = as('official-dai-mo')
      const decomposed = { ...claimOfLan, fullName: claimOfLan.fullName.normalize('NFD') }
      const opened = await official.open(procedure, { applicant: decomposed })
      expect(opened).toMatchObject({ identity: 'verified', applicantName: claimOfLan.fullName })
      const lan = as('lan')
      const { id } = await lan.open(procedure)
      const { answers } = await lan.answer(id, { '/request/project': 'Nhà ở xã hội Đại Mỗ'.normalize('NFD') })
      expect(answers['/request/project']).toBe('Nhà ở xã hội Đại Mỗ'.normalize('NFC'))
      const found = await official.list(`?q=${encodeURIComponent('Nguyễn Thị Lan'.normalize('NFD'))}`)
      expect(found.items.map((item) => item.id)).toContain(opened.id)
    })

    it('takes what looks equal for equal, and no name without letters', async () => {
      const official = as('official-dai-mo')
      const looksEqual = claimOfLan.fullName.replace(' ', '\u200b\u00a0').concat('\u2060 ')
      const opened = await official.open(procedure, { applicant: { ...claimOfLan, fullName: looksEqual } })
      expect(opened).toMatchObject({ identity: 'verified', applicantName: claimOfLan.fullName })
      for (const fullName of ['1234', '\u3164\u200b', 'Lan <3']) {
        const applicant = { ...claimOfLan, fullName }
        refused(await official.send('POST', '/v1/dossiers', { procedure, applicant }), 422, 'invalid_input')
      }
    })
  })

  describe('tokens', () => {
    const citizen = claimsOf(personaOf('lan'))
    const now = Math.floor(Date.now() / 1000)
    const unsigned = (header: object, signature = '') =>
      `${[header, { iss: issuer.issuer, aud: 'motlan', exp: now + 600, loa: 2, ...citizen }]
        .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
        .join('.')}.${signature}`

    it.each([
      ['expired', () => issuer.token({ ...citizen, exp: now - 60 })],
      ['without an end', () => issuer.token({ ...citizen, exp: undefined })],
      ['not valid yet', () => issuer.token({ ...citizen, nbf: now + 600 })],
      ['signed by somebody else', () => new TestIssuer().token(citizen)],
      [
        'changed after it was signed',
        () => issuer.token(citizen).replace(/\.[^.]+\./, unsigned({}).replace(/^[^.]+/, '')),
      ],
      ['for another audience', () => issuer.token({ ...citizen, aud: 'another' })],
      ['of an unknown issuer', () => issuer.token({ ...citizen, iss: 'https://elsewhere.test' })],
      [
        'of a role its issuer may not give',
        () => partner.token({ ...claimsOf(personaOf('official-dai-mo')), iss: 'https://partner.test' }),
      ],
      ['of an unknown role', () => issuer.token({ ...citizen, role: 'king' })],
      ['of a citizen without an id', () => issuer.token({ ...citizen, person_id: undefined })],
      ['of too low an assurance', () => issuer.token({ ...citizen, loa: 1 })],
      ['unsigned', () => unsigned({ alg: 'none', typ: 'JWT' })],
      [
        'signed with a shared secret',
        () => unsigned({ alg: 'HS256', kid: 'test' }, createHmac('sha256', 'motlan').digest('base64url')),
      ],
      ['that is none', () => 'lan'],
    ])('%s', async (_, token) => {
      refused(await new Client(system.url, token()).send('GET', '/v1/me'), 401, 'token_refused')
      refused(await new Client(system.url, token()).send('POST', '/v1/dossiers', { procedure }), 401, 'token_refused')
    })

    it('missing, or of another scheme', async () => {
      refused(await anyone().send('GET', '/v1/dossiers'), 401, 'sign_in_needed')
      refused(
        await anyone().send('GET', '/v1/me', undefined, { authorization: 'Basic bGFuOmxhbg==' }),
        401,
        'sign_in_needed',
      )
      expect(
        (await new Client(system.url, partner.token({ ...citizen, iss: 'https://partner.test' })).send('GET', '/v1/me'))
          .status,
      ).toBe(200)
    })
  })

  describe("somebody else's dossier", () => {
    const routes = (id: string): [string, string, unknown?][] => [
      ['GET', `/v1/dossiers/${id}`],
      ['GET', `/v1/dossiers/${id}/snapshot`],
      ['GET', `/v1/dossiers/${id}/timeline`],
      ['POST', `/v1/dossiers/${id}/prefill`, {}],
      ['PUT', `/v1/dossiers/${id}/subjects`, { subjects: [], reason: 'Vì' }],
      ['PATCH', `/v1/dossiers/${id}/answers`, { answers: socialHousingAnswers }],
      ['POST', `/v1/dossiers/${id}/corrections`, { path: '/home/floorArea', claimedValue: 1, reason: 'Sai' }],
      ['POST', `/v1/dossiers/${id}/submission`, { snapshotId: nobody, declaration: true }],
      ['POST', `/v1/dossiers/${id}/actions`, { action: 'withdraw' }],
      ['DELETE', `/v1/dossiers/${id}`],
    ]

    it('does not exist for another citizen, an official of another commune, and while it is a draft for any official', async () => {
      const lan = as('lan')
      const draft = await readyToSubmit(lan)
      const { id, snapshotId } = await readyToSubmit(lan)
      const { code } = await lan.submit(id, snapshotId)
      const closed: [string, string][] = [
        ['minh', draft.id],
        ['minh', id],
        ['minh', code],
        ['official-ba-dinh', id],
        ['official-dai-mo', draft.id],
      ]
      for (const [who, dossier] of closed) {
        for (const [method, path, body] of routes(dossier)) {
          refused(await as(who).send(method, path, body, { 'if-match': '"1"' }), 404, 'dossier_not_found')
        }
      }
      expect((await as('official-ba-dinh').list(`?q=${code}`)).items).toEqual([])
      expect((await lan.get(id)).status).toBe('submitted')
    })

    it('is not for ministries and auditors', async () => {
      const { id } = await as('lan').open(procedure)
      for (const who of ['ministry-land', 'auditor']) {
        for (const [method, path, body] of [...routes(id), ['GET', '/v1/dossiers'] as const]) {
          refused(await as(who).send(method, path, body, { 'if-match': '"1"' }), 403, 'role_not_allowed')
        }
        refused(await as(who).send('POST', '/v1/dossiers', { procedure }), 403, 'role_not_allowed')
      }
    })
  })

  describe('answers', () => {
    it('are never registry values, before the first look-up or after it', async () => {
      const { id } = await as('lan').open(procedure)
      const send = (answers: object) => as('lan').send('PATCH', `/v1/dossiers/${id}/answers`, { answers })
      const supplied = { '/applicant/fullName': 'Lê Thị Lan', '/assessment/areaPerHead': 1, '/request/form': 'rent' }
      const places = ['/applicant/fullName registry_value_supplied', '/assessment/areaPerHead registry_value_supplied']
      expect(placesOf(refused(await send(supplied), 422, 'registry_value_supplied'))).toEqual(places)
      await as('lan').prefill(id)
      expect(placesOf(refused(await send(supplied), 422, 'registry_value_supplied'))).toEqual(places)
      expect((await as('lan').get(id)).answers).toEqual({})
    })

    it.each([
      ['/contact/phone', '12', '/contact/phone wrong_form'],
      ['/contact/phone', 912345678, '/contact/phone wrong_form'],
      ['/request/form', 'steal', '/request/form wrong_form'],
      ['/request/project', '', '/request/project required'],
      ['/request/colour', 'red', '/request/colour unknown_field'],
      ['/constructor', 'red', '/constructor unknown_field'],
      ['/__proto__/polluted', true, '/__proto__/polluted unknown_field'],
      ['request', {}, 'request unknown_field'],
      ['', {}, ' unknown_field'],
    ])('"%s" of wrong form', async (path, value, place) => {
      const { id } = await as('lan').open(procedure)
      const answers = { ...socialHousingAnswers, [path]: value }
      const problem = refused(
        await as('lan').send('PATCH', `/v1/dossiers/${id}/answers`, { answers }),
        422,
        'invalid_input',
      )
      expect(placesOf(problem)).toEqual([place])
      expect((await as('lan').get(id)).answers).toEqual({})
    })
  })
})
