import { randomUUID } from 'node:crypto'
import { IdempotencySettings, RemoveOldKeys, type Logger } from '#platform'
import { clockAt, throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { dossiersService } from '../dossiers.service-definition.js'
import { RemoveOldMismatches } from '../matching/remove-old-mismatches.js'

const now = new Date('2026-11-24T03:00:00Z')
const clock = clockAt(() => now)
const quiet = { warn: () => undefined } as unknown as Logger

let kept: ThrowAwayDatabase
beforeAll(async () => {
  kept = await throwAwayDatabase(dossiersService)
})
beforeEach(() => kept.database.write('delete from idempotency'))
afterAll(() => kept.drop())

function cleaning(): RemoveOldKeys {
  return new RemoveOldKeys(kept.database, clock, new IdempotencySettings(), quiet)
}

async function keysOfAge(hours: number, count: number): Promise<void> {
  await kept.database.write(
    `insert into idempotency (caller, route, key, body_hash, result_id, at)
     select 'lan', 'open', $1 || n, '', $2, $3::timestamptz - $4 * interval '1 hour' from generate_series(1, $5) n`,
    [`${hours} hours `, randomUUID(), now, hours, count],
  )
}

async function keysLeft(): Promise<string[]> {
  const rows = await kept.database.query<{ key: string }>('select key from idempotency order by key')
  return rows.map(({ key }) => key)
}

it('takes counts of mismatches of days that are over along', async () => {
  await kept.database.write(
    `insert into mismatch (counter, day, times) values ('a', '2026-11-24', 1), ('a', '2026-11-01', 5)`,
  )
  await new RemoveOldMismatches(kept.database, clock, quiet).execute()
  expect(await kept.database.query('select day::text from mismatch')).toEqual([{ day: '2026-11-24' }])
})

describe('old idempotency keys', () => {
  it('are removed past their age, and younger ones stay', async () => {
    await keysOfAge(49, 2)
    await keysOfAge(47, 2)
    expect(await cleaning().execute()).toBe(2)
    expect(await keysLeft()).toEqual(['47 hours 1', '47 hours 2'])
  })

  it('are removed in batches, oldest first; a turn ends after so many', async () => {
    await keysOfAge(60, 5)
    await keysOfAge(50, 5)
    expect(await cleaning().execute(3, 2)).toBe(6)
    expect(await keysLeft()).toEqual(['50 hours 2', '50 hours 3', '50 hours 4', '50 hours 5'])
    expect(await cleaning().execute(3, 2)).toBe(4)
    expect(await cleaning().execute(3, 2)).toBe(0)
  })

  it('that a request holds are passed over without waiting', async () => {
    await keysOfAge(50, 3)
    await kept.database.transaction(async (tx) => {
      await tx.query(`select 1 from idempotency where key = '50 hours 2' for update`)
      expect(await cleaning().execute()).toBe(2)
    })
    expect(await keysLeft()).toEqual(['50 hours 2'])
  })
})
