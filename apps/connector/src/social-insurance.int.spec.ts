import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { aLookup, keysOfPersona, startRegistry, valuesOf, type RegistryUnderTest } from '#testing/registry-under-test'
import { connectorService } from './connector.service-definition.js'
import { readMapping } from './mapping/read-mapping.js'
import { assertAnswers, openSource } from './sources/open-source.js'
import { SourceSettings } from './sources/source-settings.js'

const read = readMapping('apps/connector/examples/social-insurance/social-insurance.yaml')
const concepts = Object.keys(read.mapping.records['insurance']?.facts ?? {})
const lan = keysOfPersona('lan')

const record = (more: object = {}) => ({
  ...{ bookNumber: '0123456789', fullName: 'Nguyễn Thị Lan', state: 'ACTIVE', monthsPaid: 120, joinedOn: '2012-05-01' },
  ...{ validFrom: '2020-01-01', validTo: null, updatedOn: '2026-10-01', ...more },
})
type Answer = (response: ServerResponse) => void
const json = (body: unknown, status = 200): Answer => {
  return (response) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
const records = (...list: object[]): Answer => json({ data: { records: list } })

let server: Server
let registry: RegistryUnderTest
let answer: Answer
let asked: IncomingMessage[] = []
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request)
    if (request.headers.authorization !== 'Bearer token') json({}, 401)(response)
    else if (request.url === `/api/participants/${lan.personId}/insurance`) answer(response)
    else json({}, 404)(response)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const settings = { sourceUrl: `http://127.0.0.1:${port}/api`, sourceToken: 'token', sourceTimeoutMs: 500 }
  const source = openSource(read.mapping, Object.assign(new SourceSettings(), settings))
  await assertAnswers(source, read)
  registry = await startRegistry(connectorService(read.mapping, source), { registry: 'socialInsurance', demo: false })
})
beforeEach(() => (asked = []))
afterAll(async () => {
  await registry?.stop()
  server?.closeAllConnections()
  server?.close()
})

const about = async (subject: object) => (await registry.ask(aLookup(subject, concepts)))[0]

it('answers with the records in force today, asked with GET alone', async () => {
  answer = records(record({ bookNumber: 'old', validTo: '2019-12-31', validFrom: '2012-05-01' }), record())
  const found = await about(lan)
  expect(found).toMatchObject({ outcome: 'found', missing: [] })
  expect(valuesOf(found, 'insurance')).toEqual([
    {
      'socialInsurance.bookNumber': '0123456789',
      'socialInsurance.state': 'đang đóng',
      'socialInsurance.monthsPaid': 120,
      'socialInsurance.joinedOn': '2012-05-01',
    },
  ])
  expect(asked.map(({ method }) => method)).toEqual(['GET'])
})

it('takes 404 for no record, and a key for a key whatever it says', async () => {
  expect(await about({ personId: '001080000009' })).toMatchObject({ outcome: 'notFound' })
  expect(await about({ personId: '../../admin?x=' })).toMatchObject({ outcome: 'notFound' })
  expect(asked.at(-1)?.url).toBe('/api/participants/..%2F..%2Fadmin%3Fx%3D/insurance')
})

it('takes an empty list, and none, for no record', async () => {
  for (const nothing of [records(), json({ data: { records: null } })]) {
    answer = nothing
    expect(await about(lan)).toMatchObject({ outcome: 'notFound' })
  }
})

it('reads instants as days in Vietnam, also those a version begins and ends with', async () => {
  answer = records(
    record({
      joinedOn: '2012-04-30T17:00:00Z',
      updatedOn: '2026-09-30T17:00:00.000Z',
      validTo: '2026-11-23T17:00:00Z',
    }),
    record({ bookNumber: 'old', validTo: '2026-11-23T16:59:59Z' }),
    record({ bookNumber: 'later', validFrom: '2026-11-24T17:00:00Z' }),
  )
  const found = await about(lan)
  expect(valuesOf(found, 'insurance')).toMatchObject([
    { 'socialInsurance.bookNumber': '0123456789', 'socialInsurance.joinedOn': '2012-05-01' },
  ])
  expect(found?.records[0]?.facts[0]?.recordDate).toBe('2026-10-01')
})

it('is ambiguous with more records than a person may have, or another name', async () => {
  answer = records(...Array.from({ length: 6 }, (_, index) => record({ bookNumber: String(index) })))
  expect(await about(lan)).toMatchObject({ outcome: 'ambiguous', records: [] })
  answer = records(record({ fullName: 'Nguyễn Thị Lành' }))
  expect(await about(lan)).toMatchObject({ outcome: 'ambiguous', records: [] })
})

it('leaves out values of another type', async () => {
  answer = records(record({ monthsPaid: { value: 120 }, state: 'LOST', joinedOn: '01/05/2012' }))
  expect(await about(lan)).toMatchObject({
    missing: ['socialInsurance.state', 'socialInsurance.monthsPaid', 'socialInsurance.joinedOn'],
  })
})

it.each<[string, Answer, string]>([
  ['an error', json({}, 500), 'source_away'],
  ['a refusal', json({}, 403), 'source_changed'],
  ['what is not JSON', (response) => response.end('<html>'), 'source_changed'],
  ['records that are none', json({ data: { records: ['a'] } }), 'source_changed'],
  ['records somewhere else', json({ data: { insurances: [] } }), 'source_changed'],
  ['an error that says 200', json({ error: 'maintenance' }), 'source_changed'],
  ['a history that is no day', records(record({ validTo: '31/12/2019' })), 'source_changed'],
  ['too much', json({ data: 'x'.repeat(1_100_000) }), 'source_changed'],
  ['a redirection', (response) => response.writeHead(302, { location: '/elsewhere' }).end(), 'source_away'],
  ['nothing in time', () => undefined, 'source_slow'],
])('is no answer where the endpoint answers with %s', async (_, wrong, code) => {
  answer = wrong
  await expect(registry.reply([aLookup(lan, concepts)])).rejects.toMatchObject({ kind: 'unavailable', code })
})
