import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AskContext, Bus } from '#bus'
import { DomainError, type Actor, type LookupRequest, type Predicate, type RegistryQuestion } from '#contracts'
import { BatchSigner, createMissingKeys, ProofVerifier, ServiceKeys, type Logger } from '#platform'
import { clockAt, throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { exchangeService } from '../exchange.service-definition.js'
import { QuotaUse } from '../quotas/quota-use.js'
import { aCatalogue, now } from './a-catalogue.fixture.js'
import { AskRegistry } from './ask-registry.js'
import { CatalogueBook } from './catalogue-book.js'
import { DecideOnLookups } from './decide-on-lookups.js'
import { conceptsOfRow, Disclosures } from './disclosures.js'
import { MakeLookups } from './make-lookups.js'
import { Patience } from './patience.js'

const directory = mkdtempSync(join(tmpdir(), 'motlan-exchange-'))
createMissingKeys(directory)
const clock = clockAt(() => now)
const quiet = { warn: () => undefined, error: () => undefined } as unknown as Logger
const concept = 'land.home.owned'
const uuid = (n: number) => `0197d3c0-0000-7000-8000-${String(n).padStart(12, '0')}`
const client: Actor = {
  ...{ issuer: 'https://issuer.test', subject: 'platform', role: 'client', permissions: [], name: 'Nền tảng' },
  authority: 'H26.00637',
}
const asked = {
  ...{ from: 'dossiers', correlationId: 'test-test', id: 'test', isDirect: true, actor: client },
  deadline: Date.now() + 60_000,
} as AskContext

let kept: ThrowAwayDatabase
beforeAll(async () => {
  kept = await throwAwayDatabase(exchangeService)
})
afterAll(async () => {
  await kept.drop()
  rmSync(directory, { recursive: true })
})

/** Land, which knows of one home; or, if it is down, nothing. */
function anExchange(catalogue = aCatalogue(), { isDown = false } = {}): MakeLookups {
  const keys = ServiceKeys.load(directory, 'exchange')
  const land = new BatchSigner(ServiceKeys.load(directory, 'land'))
  const quotaUse = new QuotaUse(kept.database, clock)
  const bus = {
    ask: async (_: object, { lookups }: RegistryQuestion) => {
      if (isDown) throw new DomainError('unavailable', 'no_answer', { vi: '', en: '' })
      const fact = { concept, value: true, quality: 'verified', attribute: 'owner', recordDate: '2020-01-01' }
      const found = { outcome: 'found', records: [{ kind: 'home', key: 'p', facts: [fact] }], absences: [] }
      const payloads = lookups.map(({ lookupId }) => {
        const said = { lookupId, registry: 'land', answeredAt: now.toISOString(), ...found }
        return JSON.stringify({ ...said, notApplicable: [], missing: [] })
      })
      const proofs = await land.sign(payloads)
      return { answers: lookups.map(({ lookupId }, at) => ({ lookupId, payload: payloads[at], proof: proofs[at] })) }
    },
  } as unknown as Bus
  const book = new CatalogueBook(catalogue, quotaUse, clock)
  return new MakeLookups(
    book,
    new DecideOnLookups(catalogue, book, clock, quotaUse),
    new Disclosures(kept.database, clock, keys, quotaUse),
    clock,
    new BatchSigner(keys),
    new ProofVerifier(keys),
    new AskRegistry(bus, new Patience(), keys, quiet),
  )
}

/** A request for all or nothing. */
function whole(n: number, predicates?: Predicate[]): LookupRequest {
  const subject = { personId: '001188014826' }
  const order = { lookupId: uuid(n), registry: 'land', subject, concepts: [concept], mode: 'facts' as const }
  return {
    ticket: {
      ...{ dossierId: uuid(1000 + n), procedure: '1.014632', open: true, consumerClass: 'communeOffice' },
      ...{ authority: 'H26.00637', subjects: [{ role: 'applicant', ...subject }] },
    },
    lookups: [{ ...order, ...(predicates ? { predicates } : {}) }],
    whole: true,
  }
}

const recorded = (n: number) =>
  kept.database.query(`select ${conceptsOfRow} as concepts from disclosure where lookup_id = $1`, [uuid(n)])
const failing = (check: string) => expect.arrayContaining([expect.objectContaining({ check, passed: false })]) as object

describe('look-ups of a client, all or nothing', () => {
  it('ask nothing once the quota is used up, record that, and say so', async () => {
    const exchange = anExchange(aCatalogue(1, now.getTime(), undefined, 'whole'))
    const { checks = [] } = await exchange.execute(whole(1), asked)
    expect(checks.filter(({ passed }) => !passed)).toEqual([])
    await expect(exchange.execute(whole(2), asked)).rejects.toMatchObject({
      ...{ kind: 'forbidden', code: 'lookup_not_covered', extra: { checks: failing('quota') } },
    })
    expect(await recorded(2)).toEqual([{ concepts: { [concept]: 'refused' } }])
  })

  it('have a gap where the registry is down', async () => {
    const { lookups } = await anExchange(undefined, { isDown: true }).execute(whole(3), asked)
    expect(lookups[0]).toMatchObject({ gaps: { [concept]: 'unavailable' } })
  })

  it('are refused for the dossier of another authority', async () => {
    const other = { ...asked, actor: { ...client, authority: 'H26.00638' } }
    await expect(anExchange().execute(whole(4), other)).rejects.toMatchObject({
      extra: { checks: failing('actorBelongs') },
    })
  })

  it('answer a predicate without the value, under the signature of the exchange', async () => {
    const { lookups } = await anExchange().execute(whole(5, [{ concept, op: 'ne', value: true }]), asked)
    expect(lookups[0]).toMatchObject({
      ...{ records: [], gaps: {}, receipt: { signer: 'exchange' } },
      predicates: [{ concept, op: 'ne', answer: false }],
    })
    expect(lookups[0]?.receipt.payload).not.toContain('recordDate')
    expect(await recorded(5)).toEqual([{ concepts: { [concept]: 'provided' } }])
  })
})
