import { accountOf, type Actor } from '#contracts'
import { throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { citizen, clock, hoa, official, plainKeys } from '../dossier/dossiers.fixture.js'
import { dossiersService } from '../dossiers.service-definition.js'
import { asMatched, Mismatches } from './mismatches.js'

let kept: ThrowAwayDatabase
let mismatches: Mismatches
beforeAll(async () => {
  kept = await throwAwayDatabase(dossiersService)
  mismatches = new Mismatches(kept.database, clock, plainKeys)
})
beforeEach(() => kept.database.write('delete from mismatch'))
afterAll(() => kept.drop())

const officialAt = (authority: string, n: number): Actor => ({ ...official, authority, subject: `${authority} ${n}` })
const citizenOf = (n: number): Actor => ({ ...citizen, subject: `citizen ${n}` })
/** Somebody with another number, name and birth date for each n. */
const somebody = (n: number) =>
  asMatched({ role: 'x', personId: String(100_000_000_000 + n), fullName: `Nguyễn Văn ${n}`, birthDate: '1990-01-01' })

/** Which of so many tries were counted and not refused. */
async function allowed(times: number, once: (n: number) => Promise<void>): Promise<number> {
  let done = 0
  for (let n = 0; n < times; n++) {
    try {
      await once(n)
      done++
    } catch (error) {
      expect(error).toMatchObject({ code: 'too_many_mismatches' })
    }
  }
  return done
}

it('an office has a hundred a day, whoever of it tries about whom', async () => {
  const done = await allowed(104, (n) => mismatches.count(somebody(n), officialAt('H26.00637', n)))
  expect(done).toBe(100)
  await expect(mismatches.assertMayTry(somebody(200), officialAt('H26.00637', 200))).rejects.toMatchObject({
    code: 'too_many_mismatches',
  })
  await mismatches.assertMayTry(somebody(200), officialAt('H26.00004', 200))
})

it.each([
  ['one number under many names', (n: number) => ({ ...somebody(n), ids: [hoa.personId] })],
  ['one name and birth date under many numbers', (n: number) => ({ ...somebody(0), ids: somebody(n).ids })],
])('%s ends after twenty a day, however many offices and accounts try', async (_, tried) => {
  const done = await allowed(23, (n) => mismatches.count(tried(n), officialAt(`H26.${n}`, n)))
  expect(done).toBe(20)
  await expect(mismatches.assertMayTry(tried(50), officialAt('H26.50', 50))).rejects.toMatchObject({
    code: 'too_many_mismatches',
  })
})

it('many accounts of citizens come to the same end about one person, and do not lock an office out', async () => {
  const done = await allowed(23, (n) => mismatches.count(asMatched({ role: 'x', ...hoa }), citizenOf(n)))
  expect(done).toBe(20)
  await mismatches.assertMayTry(asMatched({ role: 'x', ...hoa }), official)
})

it('what is too many for one account does not count for the person or the office', async () => {
  expect(await allowed(30, () => mismatches.count(asMatched({ role: 'x', ...hoa }), official))).toBe(5)
  const counters = await kept.database.query<{ counter: string; times: number }>(
    `select counter, times from mismatch where counter like 'office%' order by counter`,
  )
  expect(counters.map(({ times }) => times)).toEqual([5, 5, 5])
})

describe('what was refused stays refused when it is asked again', () => {
  const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index)
  /** Of these people, those a try about whom passes. */
  async function passing(people: number[], once: (n: number) => Promise<void>): Promise<number[]> {
    const passed: number[] = []
    for (const n of people) if ((await allowed(1, () => once(n))) === 1) passed.push(n)
    return passed
  }

  it('of naming, while whoever was named before is named anew for nothing', async () => {
    const name = (n: number) => mismatches.countNaming(somebody(n), citizen)
    expect(await passing(range(0, 26), name)).toEqual(range(0, 20))
    expect(await passing(range(0, 26), name)).toEqual(range(0, 20))
    await mismatches.countNaming(somebody(25), citizenOf(1))
  })

  it('of naming at the same moment', async () => {
    const all = [...range(0, 40), ...range(0, 40)].map((n) => mismatches.countNaming(somebody(n), citizen))
    const passed = (await Promise.allSettled(all)).filter(({ status }) => status === 'fulfilled')
    expect(passed.length).toBeLessThanOrEqual(2 * 20)
    const marks = await kept.database.query(`select 1 from mismatch where counter like 'named ' || $1::text || ' %'`, [
      accountOf(citizen),
    ])
    expect(marks.length).toBeLessThanOrEqual(20)
  })

  it('of matching', async () => {
    const match = (n: number) => mismatches.count(somebody(n), citizen)
    expect(await passing(range(0, 8), match)).toEqual(range(0, 5))
    expect(await passing(range(5, 8), match)).toEqual([])
    await expect(mismatches.assertMayTry(somebody(6), citizen)).rejects.toMatchObject({ code: 'too_many_mismatches' })
  })

  it('of asking for consent', async () => {
    const ask = async (n: number) => {
      const asked = kept.database.transaction((tx) => mismatches.countAsking(tx, somebody(n).ids[0] ?? '', citizen))
      const outcome = await asked.then(() => true).catch((error: { code: string }) => error.code)
      return outcome === true
    }
    const passed: number[] = []
    for (const n of [...range(0, 53), ...range(48, 53)]) if (await ask(n)) passed.push(n)
    expect(passed).toEqual(range(0, 50))
  })

  it('of asking one person, by everybody', async () => {
    const ask = (n: number) =>
      kept.database.transaction((tx) => mismatches.countAsking(tx, hoa.personId, citizenOf(n % 40)))
    const all = [...range(0, 120), ...range(100, 120)]
    let passed = 0
    for (const n of all)
      await ask(n).then(
        () => passed++,
        (error: unknown) => expect(error).toMatchObject({ code: 'too_many_consent_requests' }),
      )
    expect(passed).toBe(100)
  })
})
