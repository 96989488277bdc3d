import { randomUUID } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ActorContext, HearContext } from '#bus'
import { DomainError, type Actor, type CorrectionView, type DecideCorrection, type OwnedCorrection } from '#contracts'
import { webhookSignature } from '#platform'
import { eventually } from '#testing'
import { aLookup, aPurpose, keysOfPersona, startRegistry, type RegistryUnderTest } from '#testing/registry-under-test'
import { HandOnClaims } from './claims/hand-on-claims.js'
import { connectorService } from './connector.service-definition.js'
import { readMapping } from './mapping/read-mapping.js'
import { ministryDatabase, type MinistryDatabase } from './postgres.fixture.js'
import { openSource } from './sources/open-source.js'
import { SourceSettings } from './sources/source-settings.js'

const folder = 'apps/connector/examples/vehicles'
const { mapping } = readMapping(`${folder}/vehicles.yaml`)
const [kind, plate] = ['vehicle.kind', '30K-123.45']
const { dossierId } = aPurpose
const ministry: Actor = {
  ...{ issuer: 'https://issuer.test', subject: 'chi', role: 'ministry', permissions: [], name: 'Hoàng Mai Chi' },
  authority: 'G01',
}

const views = new Map<string, CorrectionView>()
const told: string[] = []
let isDeaf = false
const bus = {
  ask: ({ pattern }: { pattern: string }, { correctionId = '' }: { correctionId?: string }) => {
    if (pattern === 'catalog.registry-owner.v1') return Promise.resolve({ owner: 'G01' } as never)
    if (pattern === 'dossiers.correction.v1') return Promise.resolve(views.get(correctionId) as never)
    if (isDeaf) return Promise.reject(new DomainError('unavailable', 'no_answer', { vi: '', en: '' }))
    told.push(correctionId)
    return Promise.resolve({} as never)
  },
}

/** The ministry's own system: what it was sent, and what it does with the next claim. */
type Mode = 'takes' | 'fails' | 'isSlow' | 'redirects' | 'losesItsAnswer'
const secret = 'a secret of more than 24 characters'
const posts: { mode: Mode; headers: IncomingHttpHeaders; body: string }[] = []
let mode: Mode = 'takes'
const system = createServer((request, response) => {
  let body = ''
  request.on('data', (part: Buffer) => (body += part.toString()))
  request.on('end', () => {
    posts.push({ mode, headers: request.headers, body })
    if (mode === 'takes') response.writeHead(202).end()
    if (mode === 'fails') response.writeHead(500).end()
    if (mode === 'redirects') response.writeHead(307, { location: '/elsewhere' }).end()
    if (mode === 'losesItsAnswer') request.socket.destroy()
  })
})

let source: MinistryDatabase
let registry: RegistryUnderTest
beforeAll(async () => {
  await new Promise<void>((listening) => system.listen(0, '127.0.0.1', listening))
  source = await ministryDatabase(`${folder}/vehicles.sql`, 'vehicles_reader')
  const opened = openSource(mapping, Object.assign(new SourceSettings(), { sourceUrl: source.url }))
  registry = await startRegistry(connectorService(mapping, opened), {
    ...{ registry: 'vehicles', demo: false, bus },
    settings: {
      claimWebhookUrl: `http://127.0.0.1:${(system.address() as AddressInfo).port}/claims`,
      ...{ claimWebhookSecret: secret, claimWebhookTimeoutMs: 300 },
    },
  })
})
afterAll(async () => {
  await registry?.stop()
  await source?.drop()
  system.closeAllConnections()
  await new Promise((closed) => system.close(closed))
})

async function claim(claimedValue: string) {
  const lookup = aLookup(keysOfPersona('lan'), [kind])
  const [answer] = await registry.ask(lookup)
  const record = answer?.records.find(({ label }) => label === plate)
  const heldValue = record?.facts[0]?.value
  const correctionId = randomUUID()
  views.set(correctionId, {
    ...{ correctionId, dossierId, registry: 'vehicles', concept: kind, lookupId: lookup.lookupId },
    ...{ record: { kind: record?.kind ?? '', key: record?.key ?? '' }, claimedValue, heldValue },
    ...{ reason: 'Xe đã đổi loại.', at: '2026-11-24T03:00:00.000Z' },
    ...{ dueAt: '2026-12-09T03:00:00.000Z', dueCertainty: 'C' },
  })
  await registry.database.database.transaction((tx) =>
    registry.receiveCorrection.execute(
      { kind: 'correctionOpened', registry: 'vehicles', correctionId, dossierId, at: '2026-11-24T03:00:00.000Z' },
      { tx, eventId: 'event', topic: 'dossiers.facts.v1', key: dossierId, group: 'main' } satisfies HearContext,
    ),
  )
  return { correctionId, heldValue }
}

const open = async (): Promise<OwnedCorrection[]> => (await registry.corrections.list({ status: 'open' })).items

const decide = (id: string, body: Partial<DecideCorrection>, actor = ministry) =>
  registry.decideOnCorrection.execute(
    { correction: id.split('.')[1] ?? '', body: { decision: 'corrected', reason: 'Đã sửa.', ...body } },
    {
      ...{ actor, correlationId: 'test', id: 'test', from: 'gateway', deadline: Date.now() + 5000, isDirect: true },
    } satisfies ActorContext,
  )

const setKind = (code: number) =>
  source.run(`update registration.vehicle set kind_code = ${code} where plate = '${plate}'`)

const untold = () =>
  registry.database.database.query<{ id: string; hasTried: boolean; waits: boolean }>(
    'select correction_id as id, tries > 0 as "hasTried", next_at > at as waits from untold_correction',
  )

it('takes two claims about one record as one correction, which another ministry may not decide', async () => {
  const { heldValue } = await claim('Xe tải')
  await claim('Xe tải')
  const [one, ...others] = await open()
  expect(others).toEqual([])
  expect(one).toMatchObject({ claims: 2, heldValue, claimedValue: 'Xe tải', changesRecord: false })
  expect(one?.record.label).toBe(`${plate}, ${keysOfPersona('lan').personId}`)
  expect(one).toMatchObject({ number: expect.stringMatching(/^VEHICLES-2026-\d{5}$/) as string })
  const other = decide(one?.id ?? '', { decision: 'rejected' }, { ...ministry, authority: 'G10' })
  await expect(other).rejects.toMatchObject({ code: 'registry_not_yours' })
})

it('is corrected at the source first; the fact that changed meanwhile is shown and not confirmed', async () => {
  const [{ id = '' } = {}] = await open()
  await expect(decide(id, {})).rejects.toMatchObject({ code: 'record_not_changed' })
  await setKind(2)
  expect((await open())[0]).toMatchObject({ heldNow: 'Xe mô tô' })
  await expect(decide(id, { decision: 'confirmed' })).rejects.toMatchObject({ code: 'fact_changed' })
  await expect(decide(id, {})).rejects.toMatchObject({ code: 'fact_changed' })
  await setKind(3)
  expect(await decide(id, {})).toMatchObject({ status: 'corrected', decisionReason: 'Đã sửa.' })
  await expect(decide(id, { decision: 'rejected' })).rejects.toMatchObject({ code: 'correction_decided' })
})

it('tells each dossier how its claim stands, again where the dossier service does not answer, and then no more', async () => {
  isDeaf = true
  const { correctionId } = await claim('Xe khách')
  await registry.tellCorrections?.execute()
  await eventually(untold, (rows) => expect(rows).toContainEqual({ id: correctionId, hasTried: true, waits: true }))
  expect(told).not.toContain(correctionId)
  isDeaf = false
  await registry.database.database.write('update untold_correction set next_at = at')
  await registry.tellCorrections?.execute()
  await eventually(untold, (rows) => expect(rows).toEqual([]))
  expect(told).toContain(correctionId)
  expect(await registry.corrections.claim(correctionId)).toMatchObject({ status: 'open' })
})

describe('the ministry’s own system', () => {
  const postsOf = (claimed: string, as: Mode) =>
    posts.filter(({ headers, mode: was }) => headers['webhook-id'] === claimed && was === as)
  const lookAgain = async () => {
    const again = `update claim_delivery set next_at = '-infinity' where delivered_at is null`
    await registry.database.database.write(again)
    await registry.get(HandOnClaims).execute()
  }
  const isTaken = async (claimed: string) => {
    const [row] = await registry.database.database.query<{ taken: boolean }>(
      'select delivered_at is not null as taken from claim_delivery where correction_id = $1',
      [claimed],
    )
    return row?.taken
  }
  let claimed: string

  beforeAll(() => registry.get(HandOnClaims).onApplicationShutdown()) // from here on nothing but these tests looks for claims

  it('is handed a claim again where it fails, is slow, leads elsewhere or its answer is lost: by the same id', async () => {
    mode = 'fails'
    claimed = (await claim('Xe ba bánh')).correctionId
    for (const next of ['fails', 'isSlow', 'redirects', 'losesItsAnswer'] as const) {
      mode = next
      await eventually(lookAgain, () => expect(postsOf(claimed, next)).not.toEqual([]))
      expect(await isTaken(claimed)).toBe(false)
    }
    const bodies = posts.filter(({ headers }) => headers['idempotency-key'] === claimed).map(({ body }) => body)
    expect(new Set(bodies).size).toBe(1)
  })

  it('takes it once, signed, with the record and the claim and nobody’s name', async () => {
    mode = 'takes'
    await eventually(lookAgain, async () => expect(await isTaken(claimed)).toBe(true))
    const [{ headers = {}, body = '' } = {}, ...more] = postsOf(claimed, 'takes')
    expect(more).toEqual([])
    const signed = `${claimed}.${String(headers['webhook-timestamp'])}.${body}`
    expect(headers['webhook-signature']).toBe(webhookSignature(secret, signed))
    expect(JSON.parse(body)).toMatchObject({
      ...{ type: 'correction.claimed', claim: claimed, concept: kind, claimedValue: 'Xe ba bánh' },
      id: expect.stringMatching(/^vehicles\./) as string,
    })
    for (const hidden of [dossierId, keysOfPersona('lan').fullName ?? '-']) expect(body).not.toContain(hidden)
    await lookAgain()
    expect(postsOf(claimed, 'takes')).toHaveLength(1)
  })

  it('is not told of a claim that was decided on before it took it', async () => {
    mode = 'fails'
    const { correctionId } = await claim('Xe thô sơ')
    const [merged] = await open()
    await decide(merged?.id ?? '', { decision: 'rejected' })
    expect(await registry.corrections.claim(correctionId)).toMatchObject({ status: 'rejected' })
    mode = 'takes'
    await lookAgain()
    expect(postsOf(correctionId, 'takes')).toEqual([])
  })
})
