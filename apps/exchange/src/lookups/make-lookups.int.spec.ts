import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type AskContext, type Bus } from '#bus'
import {
  DomainError,
  type Actor,
  type CatalogueType,
  type LookupAnswer,
  type LookupRequest,
  type RegistryQuestion,
  type RegistryReply,
} from '#contracts'
import { BatchSigner, Catalogue, createMissingKeys, ProofVerifier, ServiceKeys, type Logger } from '#platform'
import { clockAt, throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { exchangeService } from '../exchange.service-definition.js'
import { aCatalogue, now, type Put } from './a-catalogue.fixture.js'
import { AskRegistry } from './ask-registry.js'
import { CatalogueBook } from './catalogue-book.js'
import { QuotaUse } from '../quotas/quota-use.js'
import { DecideOnLookups } from './decide-on-lookups.js'
import { conceptsOfRow, Disclosures } from './disclosures.js'
import { MakeLookups } from './make-lookups.js'
import { Patience } from './patience.js'

const directory = mkdtempSync(join(tmpdir(), 'motlan-exchange-'))
createMissingKeys(directory)
const clock = clockAt(() => now)
const actor: Actor = {
  issuer: 'https://issuer.test',
  subject: 'lan',
  role: 'citizen',
  permissions: [],
  name: 'Lan',
  personId: '001188014826',
}
const context = {
  from: 'dossiers',
  correlationId: 'test-test',
  deadline: Date.now() + 60_000,
  actor,
  id: 'test',
  isDirect: true,
} as AskContext
const quiet = { warn: () => undefined, error: () => undefined } as unknown as Logger
let nextLookup = 100
const uuid = (n: number) => `0197d3c0-0000-7000-8000-${String(n).padStart(12, '0')}`

let kept: ThrowAwayDatabase
beforeAll(async () => {
  kept = await throwAwayDatabase(exchangeService)
})
afterAll(async () => {
  await kept.drop()
  rmSync(directory, { recursive: true })
})

type Land = (question: RegistryQuestion, service?: string) => Promise<RegistryReply>

function anExchange(land: Land, catalogue: Catalogue = aCatalogue(), database = kept.database): MakeLookups {
  const keys = ServiceKeys.load(directory, 'exchange')
  const quotaUse = new QuotaUse(database, clock)
  const disclosures = new Disclosures(database, clock, keys, quotaUse)
  const bus = {
    ask: (contract: { service: string }, question: RegistryQuestion) => land(question, contract.service),
  } as unknown as Bus
  const book = new CatalogueBook(catalogue, quotaUse, clock)
  const decideOnLookups = new DecideOnLookups(catalogue, book, clock, quotaUse)
  const askRegistry = new AskRegistry(bus, new Patience(), keys, quiet)
  const [signer, proofs] = [new BatchSigner(keys), new ProofVerifier(keys)]
  return new MakeLookups(book, decideOnLookups, disclosures, clock, signer, proofs, askRegistry)
}

const silent: Land = () => Promise.reject(new DomainError('unavailable', 'no_answer', { vi: '', en: '' }))

/** Land as it should be, or as `change` makes it lie. */
function landThat(change: (answer: LookupAnswer) => LookupAnswer = (answer) => answer): Land {
  const signer = new BatchSigner(ServiceKeys.load(directory, 'land'))
  return async ({ lookups }) => {
    const payloads = lookups.map(({ lookupId }) => {
      const fact = {
        concept: 'land.home.owned',
        value: true,
        quality: 'verified' as const,
        attribute: 'owner',
        recordDate: '2020-01-01',
      }
      const found = {
        outcome: 'found' as const,
        records: [{ kind: 'home', key: 'p', facts: [fact] }],
        absences: [],
        notApplicable: [],
        missing: [],
      }
      return JSON.stringify(change({ lookupId, registry: 'land', answeredAt: now.toISOString(), ...found }))
    })
    const proofs = await signer.sign(payloads)
    return {
      answers: lookups.map(({ lookupId }, index) => ({
        lookupId,
        payload: payloads[index] ?? '',
        proof: proofs[index] as never,
      })),
    }
  }
}

const inFacts = (change: object) => (answer: LookupAnswer) => ({
  ...answer,
  records: answer.records.map((record) => ({ ...record, facts: record.facts.map((fact) => ({ ...fact, ...change })) })),
})
const inRecords = (change: object) => (answer: LookupAnswer) => ({
  ...answer,
  records: answer.records.map((record) => ({ ...record, ...change })),
})
const inAnswer = (change: object) => (answer: LookupAnswer) => ({ ...answer, ...change })

/** Every field of an answer, said otherwise than it can be, and signed. */
const lies: [string, (answer: LookupAnswer) => object][] = [
  ['a value that no database takes', inFacts({ value: 'x\u0000y' })],
  ['no value', inFacts({ value: null })],
  ['a value without end', inFacts({ value: 'x'.repeat(30_000) })],
  ['the quality', inFacts({ quality: 'excellent' })],
  ['the attribute', inFacts({ attribute: '' })],
  ['the concept', inFacts({ concept: 7 })],
  ['the record date (a day that does not exist)', inFacts({ recordDate: '2026-02-31' })],
  ['the record date (no date)', inFacts({ recordDate: 'long ago' })],
  ['the record date (to come)', inFacts({ recordDate: '2199-01-01' })],
  ['the kind', inRecords({ kind: 'x'.repeat(1000) })],
  ['the key', inRecords({ key: null })],
  ['the label', inRecords({ label: 7 })],
  ['the facts', inRecords({ facts: [null] })],
  ['the time', inAnswer({ answeredAt: 'yesterday' })],
  ['the outcome', inAnswer({ outcome: 'perhaps' })],
  ['the records', inAnswer({ records: [null] })],
  ['the absences', inAnswer({ absences: [{ concept: 'x', completeTo: 'x', territory: 'x' }] })],
  [
    'what it is complete to (to come)',
    inAnswer({ absences: [{ concept: 'land.home.owned', completeTo: '2199-01-01', territory: 'VN' }] }),
  ],
  ['what is missing', inAnswer({ missing: [7] })],
  ['what does not apply', inAnswer({ notApplicable: null })],
]
const proofLies: [string, object][] = [
  ['the key', { keyId: 'nobody' }],
  ['the root', { root: 'AAAA' }],
  ['the signature', { signature: '' }],
  ['the path', { path: Array.from({ length: 40 }, () => 'AAAA') }],
  ['the index', { index: -1 }],
  ['the size', { size: 0 }],
]

function landThatProves(change: object): Land {
  return async (question) => {
    const { answers } = await landThat()(question)
    return { answers: answers.map((answer) => ({ ...answer, proof: { ...answer.proof, ...change } })) }
  }
}

function aRequest(n: number): LookupRequest {
  const subject = { personId: '001188014826' }
  return {
    ticket: {
      ...{
        dossierId: uuid(1000 + n),
        procedure: '1.014632',
        open: true,
        consumerClass: 'communeOffice',
        authority: 'H26.00637',
      },
      subjects: [{ role: 'applicant', ...subject }],
    },
    lookups: [{ lookupId: uuid(n), registry: 'land', subject, concepts: ['land.home.owned'], mode: 'facts' }],
  }
}

const records = (n: number) =>
  kept.database.query<{ concepts: Record<string, string>; subject_hash: string }>(
    `select ${conceptsOfRow} as concepts, subject_hash from disclosure where lookup_id = $1`,
    [uuid(n)],
  )

describe('making look-ups', () => {
  it('hands on what the registry signed, with a record that holds no value and no id', async () => {
    const { lookups } = await anExchange(landThat()).execute(aRequest(1), context)
    expect(lookups[0]).toMatchObject({
      gaps: {},
      records: [{ facts: [{ value: true }] }],
      receipt: { signer: 'registry' },
    })
    const receipt = lookups[0]?.receipt
    const verifier = new ProofVerifier(ServiceKeys.load(directory, 'dossiers'))
    expect(verifier.verify('land', receipt?.payload ?? '', receipt?.proof as never)).toBe(true)
    const [record] = await records(1)
    expect(record?.concepts).toEqual({ 'land.home.owned': 'provided' })
    expect(record?.subject_hash).toMatch(/^[0-9a-f]{64}$/)
  })

  it.each<[string, string, number, CatalogueType, string, object]>([
    [
      'an owner suspends',
      'refused',
      ...([70, 'agreement', 'g'] as const),
      {
        ...{ id: 'g', consumerClass: 'communeOffice', procedure: '1.014632', concepts: [], validFrom: '2026-01-01' },
        withheld: [{ owner: 'G10', concepts: ['land.home.owned'], state: 'suspended', since: '', reason: '' }],
      },
    ],
    [
      'is retracted',
      'notAnnounced',
      ...([71, 'announcement', 'a'] as const),
      { concept: 'land.home.owned', territory: 'VN', basis: 'residence', from: '2026-01-01', to: '2026-11-23' },
    ],
  ])('what %s while the registry answers is handed to nobody, and recorded so', async (_, gap, n, type, key, value) => {
    let put: Put = () => undefined
    const catalogue = aCatalogue(undefined, now.getTime(), (given) => (put = given))
    const land: Land = async (question) => {
      put(type, key, value, 2)
      return landThat()(question)
    }
    const { lookups } = await anExchange(land, catalogue).execute(aRequest(n), context)
    expect(lookups[0]).toMatchObject({
      ...{ records: [], gaps: { 'land.home.owned': gap }, receipt: { signer: 'exchange' } },
    })
    expect((await records(n))[0]?.concepts).toEqual({ 'land.home.owned': gap })
  })

  it('records the consent that allowed asking about somebody else', async () => {
    const request = aRequest(60)
    const consented = { personId: '052190035174' }
    const consentId = uuid(777)
    request.ticket.subjects.push({ role: 'partner', ...consented, ground: 'consent', consentId })
    request.lookups.push({ ...aRequest(61).lookups[0], subject: consented } as LookupRequest['lookups'][number])
    await anExchange(landThat()).execute(request, context)
    const rows = await kept.database.query<{ lookup_id: string; consent_id: string | null }>(
      'select lookup_id, consent_id from disclosure where lookup_id = any($1) order by lookup_id',
      [[uuid(60), uuid(61)]],
    )
    expect(rows).toEqual([
      { lookup_id: uuid(60), consent_id: null },
      { lookup_id: uuid(61), consent_id: consentId },
    ])
  })

  it('asks civil status at the service that hosts it, and takes its signature only', async () => {
    const request = aRequest(50)
    request.lookups = [50, 51].map((n) => {
      const subject = { personId: '001188014826' }
      return {
        lookupId: uuid(n),
        registry: 'civil-status',
        subject,
        concepts: ['civilStatus.birth.registeredOn'],
        mode: 'facts',
      }
    })
    const asked: (string | undefined)[] = []
    const civil: Land = async ({ lookups: [first, second] }, service) => {
      asked.push(service)
      const answers = [
        ['population', first],
        ['land', second],
      ] as const
      return {
        answers: await Promise.all(
          answers.map(async ([signer, lookup]) => {
            const lookupId = lookup?.lookupId ?? ''
            const fact = {
              concept: 'civilStatus.birth.registeredOn',
              value: '1988-08-14',
              quality: 'verified',
              attribute: 'birth.born_on',
              recordDate: '1988-09-03',
            } as const
            const records = [{ kind: 'birth', key: 'self', facts: [fact] }]
            const found = { outcome: 'found', records, absences: [], notApplicable: [], missing: [] }
            const payload = JSON.stringify({
              lookupId,
              registry: 'civil-status',
              answeredAt: now.toISOString(),
              ...found,
            })
            const [proof] = await new BatchSigner(ServiceKeys.load(directory, signer)).sign([payload])
            return { lookupId, payload, proof: proof as never }
          }),
        ),
      }
    }
    const { lookups } = await anExchange(civil).execute(request, context)
    expect(asked).toEqual(['population'])
    expect(lookups[0]).toMatchObject({ registry: 'civil-status', gaps: {}, records: [{ kind: 'birth' }] })
    expect(lookups[1]).toMatchObject({ records: [], gaps: { 'civilStatus.birth.registeredOn': 'unavailable' } })
  })

  it.each<[string, Land]>([
    ['does not answer', silent],
    ['answers another look-up', landThat((answer) => ({ ...answer, lookupId: uuid(9999) }))],
    ['answers for another registry', landThat((answer) => ({ ...answer, registry: 'tax' }))],
    ['answers nonsense', landThat((answer) => ({ ...answer, records: 'x' as never }))],
    ...lies.map(([what, change]): [string, Land] => [`lies in ${what}`, landThat((answer) => change(answer) as never)]),
    ...proofLies.map(([what, change]): [string, Land] => [`lies in ${what} of its proof`, landThatProves(change)]),
    ['answers nothing', async () => ({ answers: [] })],
    [
      'signs with another key',
      async (question) => {
        const reply = await landThat()(question)
        return {
          answers: reply.answers.map((answer) => ({
            ...answer,
            proof: { ...answer.proof, signature: Buffer.alloc(64).toString('base64') },
          })),
        }
      },
    ],
  ])('makes a registry that %s a gap with a receipt of our own', async (_, land) => {
    const n = nextLookup++
    const { lookups } = await anExchange(land).execute(aRequest(n), context)
    expect(lookups[0]).toMatchObject({
      records: [],
      gaps: { 'land.home.owned': 'unavailable' },
      receipt: { signer: 'exchange' },
    })
    const receipt = lookups[0]?.receipt
    const verifier = new ProofVerifier(ServiceKeys.load(directory, 'dossiers'))
    expect(verifier.verify('exchange', receipt?.payload ?? '', receipt?.proof as never)).toBe(true)
    expect((await records(n))[0]?.concepts).toEqual({ 'land.home.owned': 'unavailable' })
  })

  it('cuts what was not asked, and then vouches for the rest itself', async () => {
    const talkative = landThat((answer) => {
      const [home] = answer.records
      const more = {
        concept: 'land.parcel.mortgaged',
        value: true,
        quality: 'verified' as const,
        attribute: 'm',
        recordDate: '2020-01-01',
      }
      return { ...answer, records: [{ kind: 'home', key: 'p', facts: [...(home?.facts ?? []), more] }] }
    })
    const { lookups } = await anExchange(talkative).execute(aRequest(2), context)
    expect(JSON.stringify(lookups)).not.toContain('mortgaged')
    expect(lookups[0]?.receipt.signer).toBe('exchange')
  })

  it('answers nothing that it could not record', async () => {
    const broken = {
      ...kept.database,
      write: () => Promise.reject(new Error('disk full')),
      query: () => Promise.resolve([]),
    }
    await expect(anExchange(landThat(), aCatalogue(), broken as never).execute(aRequest(3), context)).rejects.toThrow(
      'disk full',
    )
    expect(await records(3)).toEqual([])
  })

  it('records the same answer once', async () => {
    const exchange = anExchange(landThat())
    await Promise.all([exchange.execute(aRequest(4), context), exchange.execute(aRequest(4), context)])
    expect(await records(4)).toHaveLength(1)
  })

  describe('within the quota of an office', () => {
    const gapsOf = async (exchange: MakeLookups, numbers: number[], authority = 'H26.00637') => {
      const replies = numbers.map(async (n) => {
        const request = aRequest(n)
        Object.assign(request.ticket, { authority })
        const { lookups } = await exchange.execute(request, context)
        return lookups[0]?.gaps['land.home.owned'] ?? 'provided'
      })
      return (await Promise.all(replies)).sort()
    }
    it('stops where it is used up, for this office only, and failures are free', async () => {
      const failed = await gapsOf(anExchange(silent, aCatalogue(2)), [201, 202, 203])
      expect(failed).toEqual(['refused', 'unavailable', 'unavailable'])
      const exchange = anExchange(landThat(), aCatalogue(2))
      expect(await gapsOf(exchange, [11, 12, 13])).toEqual(['provided', 'provided', 'refused'])
      expect(await gapsOf(anExchange(landThat(), aCatalogue(2)), [15])).toEqual(['refused'])
      expect(await gapsOf(exchange, [16], 'H26.00638')).toEqual(['provided'])
    })

    it('that is raised and lowered while two instances use it, never gives more than it', async () => {
      const shared = () => aCatalogue(5, now.getTime(), undefined, 'shared')
      const [one, other] = [shared(), shared()]
      const instances = [anExchange(landThat(), one), anExchange(landThat(), other)] as const
      let next = 300
      const provided = async (tries: number) => {
        const each = instances.map((instance) =>
          gapsOf(
            instance,
            Array.from({ length: tries }, () => next++),
          ),
        )
        return (await Promise.all(each)).flat().filter((gap) => gap === 'provided').length
      }
      expect(await provided(6)).toBe(5)
      for (const catalogue of [one, other]) catalogue.setQuota(3)
      expect(await provided(3)).toBe(0)
      for (const catalogue of [one, other]) catalogue.setQuota(8)
      expect(await provided(6)).toBe(3)
      one.setQuota(9) // told to one instance first
      expect(await provided(2)).toBe(1)
    })

    it('tells who works for the office how it stands, and nobody else', async () => {
      const exchange = anExchange(landThat(), aCatalogue(4, now.getTime(), undefined, 'told'))
      const official: Actor = { ...actor, role: 'official', authority: 'H26.00637' }
      const told = await exchange.execute(aRequest(400), { ...context, actor: official })
      expect(told.quotas).toEqual([{ agreement: 'told', limit: 4, used: 1, resetsAt: '2026-11-24T17:00:00.000Z' }])
      expect(await exchange.execute(aRequest(401), context)).not.toHaveProperty('quotas')
    })
  })

  it('refuses to decide on a catalogue nobody vouches for', async () => {
    const stale = anExchange(landThat(), aCatalogue(undefined, now.getTime() - 31_000))
    await expect(stale.execute(aRequest(5), context)).rejects.toMatchObject({
      code: 'catalogue_stale',
      extra: { retryable: true },
    })
    expect(await records(5)).toEqual([])
  })
})
