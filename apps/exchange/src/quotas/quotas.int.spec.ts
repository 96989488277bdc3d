import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import type { GapKind } from '#contracts'
import { createMissingKeys, ServiceKeys } from '#platform'
import { clockAt, throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { exchangeService } from '../exchange.service-definition.js'
import { Disclosures } from '../lookups/disclosures.js'
import { countsAgainstQuota } from './quota.rules.js'
import { QuotaUse } from './quota-use.js'

const directory = mkdtempSync(join(tmpdir(), 'motlan-quotas-'))
createMissingKeys(directory)
const keys = ServiceKeys.load(directory, 'exchange')
const day = '2026-11-24'
let now = new Date(`${day}T03:00:00Z`)
const clock = clockAt(() => now)
const authority = 'H26.00637'

let kept: ThrowAwayDatabase
beforeAll(async () => {
  kept = await throwAwayDatabase(exchangeService)
})
afterAll(async () => {
  await kept.drop()
  rmSync(directory, { recursive: true })
})

type Ending = GapKind | 'provided'

/** One process of the exchange, as far as quotas go. */
class Instance {
  private readonly use = new QuotaUse(kept.database, clock)
  private readonly disclosures = new Disclosures(kept.database, clock, keys, this.use)

  constructor(private readonly agreement: string) {}

  /** Whether there is room for the look-up; one that has taken its place and gives no outcome has died. */
  async takes(lookupId: string, quota: number): Promise<boolean> {
    const place = { lookupId, agreement: this.agreement, authority, day, quota }
    return !(await this.use.take([place])).has(lookupId)
  }

  record(lookupId: string, ending: Ending): Promise<void> {
    return this.disclosures.record([
      {
        ...{ lookupId, dossierId: uuidv7(), procedure: '1.014632', authority, registry: 'land', actor: 'a' },
        ...{ personId: undefined, consentId: null, represented: undefined, legalBasis: 'l', qualities: {} },
        ...{ agreement: this.agreement, concepts: ['land.home.owned'], payload: uuidv7(), at: now, day },
        gaps: ending === 'provided' ? {} : { 'land.home.owned': ending },
      },
    ])
  }

  /** From the decision to the record, as `ending` says the registry answered; undefined: killed in between. */
  async lookUp(lookupId: string, quota: number, ending: Ending | undefined): Promise<Ending | 'full' | 'died'> {
    if (!(await this.takes(lookupId, quota))) return 'full'
    if (!ending) return 'died'
    await this.record(lookupId, ending)
    return ending
  }
}

const counted = (endings: readonly string[]) =>
  endings.filter((ending) => !['full', 'died', 'unavailable', 'refused', 'notAnnounced'].includes(ending)).length

async function usedOf(agreement: string): Promise<number> {
  const [row] = await kept.database.query<{ used: string }>(
    'select coalesce(sum(used), 0) as used from quota_use where agreement = $1',
    [agreement],
  )
  return Number(row?.used)
}

const isCounted = (ending: Ending | undefined) =>
  ending !== undefined && countsAgainstQuota(['x'], ending === 'provided' ? {} : { x: ending })

describe('what is used of a quota', () => {
  const endings = fc.constantFrom<Ending | undefined>(
    ...(['provided', 'provided', 'notFound', 'ambiguous', 'unavailable', 'refused', undefined] as const),
  )
  const step = fc.record({ instance: fc.nat(1), lookup: fc.nat(7), ending: endings })
  const rounds = fc.array(fc.uniqueArray(step, { selector: ({ lookup }) => lookup, maxLength: 8 }), { maxLength: 4 })

  it('is what the rule says of every outcome of two instances, once a look-up, and never more than the quota', async () => {
    await fc.assert(
      fc.asyncProperty(rounds, fc.integer({ min: 1, max: 6 }), async (planned, quota) => {
        const agreement = uuidv7()
        const instances = [new Instance(agreement), new Instance(agreement)]
        const ids = Array.from({ length: 8 }, () => uuidv7())
        const answered = new Set<number>()
        for (const together of planned) {
          await Promise.all(
            together.map(async ({ instance, lookup, ending }) => {
              const ended = await instances[instance]?.lookUp(ids[lookup] ?? '', quota, ending)
              if (ended !== 'full' && isCounted(ending)) answered.add(lookup)
            }),
          )
          expect(await usedOf(agreement)).toBe(answered.size)
          expect(answered.size).toBeLessThanOrEqual(quota)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('is raised once where a look-up is carried out twice at once, and again after a crash', async () => {
    const agreement = uuidv7()
    const [one, other] = [new Instance(agreement), new Instance(agreement)]
    const id = uuidv7()
    await Promise.all([one, other, one, other].map((each) => each.lookUp(id, 1, 'provided')))
    expect(await one.lookUp(id, 1, 'notFound')).toBe('notFound')
    expect(await usedOf(agreement)).toBe(1)
    expect(await other.lookUp(uuidv7(), 1, 'provided')).toBe('full')
    const outcomes = await kept.database.query('select from disclosure where lookup_id = $1', [id])
    expect(outcomes).toHaveLength(5)
  })

  it('counts a look-up whose first outcome was free when the second one is not', async () => {
    const agreement = uuidv7()
    const one = new Instance(agreement)
    const id = uuidv7()
    for (const ending of ['unavailable', 'unavailable', 'provided'] as const) await one.lookUp(id, 1, ending)
    expect(await usedOf(agreement)).toBe(1)
  })

  it('is exact where two instances run into the limit together', async () => {
    const agreement = uuidv7()
    const instances = [new Instance(agreement), new Instance(agreement)]
    const tries = Array.from({ length: 30 }, () =>
      instances.map((each) => each.lookUp(uuidv7(), 25, 'provided')),
    ).flat()
    const ended = await Promise.all(tries)
    expect(ended.filter((each) => each === 'full')).toHaveLength(35)
    expect(counted(ended)).toBe(25)
    expect(await usedOf(agreement)).toBe(25)
  })
})

describe('the place of a look-up that died with its process', () => {
  it('is kept for a minute, then free, and nothing was used', async () => {
    const agreement = uuidv7()
    expect(await new Instance(agreement).takes(uuidv7(), 1)).toBe(true)
    const restarted = new Instance(agreement)
    expect(await restarted.lookUp(uuidv7(), 1, 'provided')).toBe('full')
    now = new Date(now.getTime() + 60_000)
    expect(await usedOf(agreement)).toBe(0)
    expect(await restarted.lookUp(uuidv7(), 1, 'provided')).toBe('provided')
    expect(await usedOf(agreement)).toBe(1)
  })
})
