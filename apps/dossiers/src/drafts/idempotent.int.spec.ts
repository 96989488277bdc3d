import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { accountOf, type Actor } from '#contracts'
import { type Database } from '#database'
import { Clock, Idempotent, type Repeatable } from '#platform'
import { throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { dossiersService } from '../dossiers.service-definition.js'

const lan: Actor = { issuer: 'https://issuer.test', subject: 'lan', role: 'citizen', permissions: [], name: 'Lan' }

let kept: ThrowAwayDatabase
beforeAll(async () => {
  kept = await throwAwayDatabase(dossiersService)
})
afterAll(() => kept.drop())

const claimed = (key: string, resultId: string, actor = lan) =>
  kept.database.transaction((tx) =>
    new Idempotent(kept.database, new Clock()).claimed(tx, 'open', actor, { key, bodyHash: 'x' }, resultId),
  )

const claimingWork = async (key: string) => {
  await kept.database.transaction((tx) =>
    new Idempotent(kept.database, new Clock()).claim(
      tx,
      'act',
      lan,
      { idempotency: { key, bodyHash: 'x' } },
      randomUUID(),
    ),
  )
  return { n: 1 }
}

describe('a key that is used up', () => {
  it('is known to be, also by the same request brought a second time', async () => {
    const [key, result] = [randomUUID(), randomUUID()]
    expect(await claimed(key, result)).toBeUndefined()
    expect(await claimed(key, result)).toBe(result)
  })

  it('leads one of many at once to the work, the others to its result', async () => {
    const [key, result] = [randomUUID(), randomUUID()]
    const all = await Promise.all([1, 2, 3].map(() => claimed(key, result)))
    expect(all.filter((first) => first === undefined)).toHaveLength(1)
    expect(all.filter((first) => first === result)).toHaveLength(2)
  })

  it('is another one at another issuer', async () => {
    const [key, result] = [randomUUID(), randomUUID()]
    await claimed(key, result)
    expect(await claimed(key, randomUUID(), { ...lan, issuer: 'https://other.test' })).toBeUndefined()
  })
})

describe('a request and its copy at the same moment', () => {
  const idempotent = () => new Idempotent(kept.database, new Clock())
  const run = (key: string, work: () => Promise<{ n: number }>, bodyHash = 'x') =>
    idempotent().once({ route: 'act', resultId: randomUUID() }, lan, { idempotency: { key, bodyHash } }, {
      work,
      again: () => Promise.resolve({ n: -1 }),
      mayStillTell: () => Promise.resolve(true),
    } satisfies Repeatable<{ n: number }>)
  const slowly = (done: () => void) => async () => {
    done()
    await sleep(150)
    return { n: 1 }
  }

  it('are carried out once, and both get its answer', async () => {
    let times = 0
    const key = randomUUID()
    const both = await Promise.all(
      [1, 2].map(() =>
        run(
          key,
          slowly(() => times++),
        ),
      ),
    )
    expect(both).toEqual([{ n: 1 }, { n: 1 }])
    expect(times).toBe(1)
  })

  it('with another body is refused', async () => {
    const key = randomUUID()
    const first = run(
      key,
      slowly(() => undefined),
    )
    await sleep(50)
    await expect(
      run(
        key,
        slowly(() => undefined),
        'y',
      ),
    ).rejects.toMatchObject({ code: 'idempotency_key_reused' })
    await expect(first).resolves.toEqual({ n: 1 })
  })

  it('is carried out when the first is refused, as a refusal is not kept', async () => {
    const key = randomUUID()
    const refused = run(key, async () => {
      await sleep(100)
      throw new Error('no')
    })
    const second = run(key, () => Promise.resolve({ n: 2 }))
    await expect(refused).rejects.toThrow('no')
    await expect(second).resolves.toEqual({ n: 2 })
  })

  it('that comes between the command and its answer waits for the answer', async () => {
    const key = randomUUID()
    const first = run(key, async () => {
      await claimingWork(key)
      await sleep(300)
      return { n: 4 }
    })
    await sleep(100)
    await expect(run(key, () => Promise.resolve({ n: 5 }))).resolves.toEqual({ n: 4 })
    await expect(first).resolves.toEqual({ n: 4 })
  })

  it('that comes after a command whose answer failed is told what there is', async () => {
    const key = randomUUID()
    const failed = run(key, async () => {
      await claimingWork(key)
      throw new Error('no')
    })
    await expect(failed).rejects.toThrow('no')
    await expect(run(key, () => Promise.resolve({ n: 5 }))).resolves.toEqual({ n: -1 })
  })

  it('is told within its time that the first is under way, however many wait for a process that has ended', async () => {
    const keys = Array.from({ length: 100 }, () => randomUUID())
    await kept.database.write(
      `insert into idempotency (caller, route, key, body_hash, result_id, at, is_done, reservation, reserved_until)
       select $1, 'act', key, 'x', key::uuid, now(), false, key::uuid, now() + interval '10 seconds'
       from unnest($2::text[]) as k (key)`,
      [accountOf(lan), keys],
    )
    const began = performance.now()
    const all = await Promise.allSettled(keys.map((key) => run(key, () => Promise.resolve({ n: 6 }))))
    expect(performance.now() - began).toBeLessThan(8000)
    for (const outcome of all) expect(outcome).toMatchObject({ reason: { code: 'request_under_way' } })
  })

  it('is carried out when the process of the first has ended', async () => {
    const key = randomUUID()
    await kept.database.write(
      `insert into idempotency (caller, route, key, body_hash, result_id, at, is_done, reservation, reserved_until)
       values ($1, 'act', $2, 'x', $3, now(), false, $3, now() - interval '1 second')`,
      [accountOf(lan), key, randomUUID()],
    )
    await expect(run(key, () => Promise.resolve({ n: 3 }))).resolves.toEqual({ n: 3 })
  })
})

describe('with many keys kept', () => {
  beforeAll(async () => {
    await kept.database.write(
      `insert into idempotency (caller, route, key, body_hash, result_id, at, is_done, reservation)
       select 'somebody ' || n % 100, 'open', 'key ' || n, 'x', gen_random_uuid(), now(), n % 50 > 0, gen_random_uuid()
       from generate_series(1, 20000) as n`,
    )
    await kept.database.write('analyze idempotency')
  })

  it.each([
    ['is answered', () => Promise.resolve({ n: 1 })],
    ['is refused', () => Promise.reject(new Error('no'))],
    ['is claimed by its command and answered', claimingWork],
  ])('no statement of a request that %s reads them all', async (_, work) => {
    const { database } = kept
    const statements: [string, unknown[] | undefined][] = []
    const watched = {
      write: (text: string, values?: unknown[]) => (statements.push([text, values]), database.write(text, values)),
      query: (text: string, values?: unknown[]) => (statements.push([text, values]), database.query(text, values)),
    } as unknown as Database
    const idempotency = { key: randomUUID(), bodyHash: 'x' }
    const ask = () =>
      new Idempotent(watched, new Clock()).once({ route: 'act', resultId: randomUUID() }, lan, { idempotency }, {
        work: () => work(idempotency.key),
        again: () => Promise.resolve({ n: -1 }),
        mayStillTell: () => Promise.resolve(true),
      } satisfies Repeatable<{ n: number }>)
    await Promise.allSettled([ask(), ask()])
    expect(statements.length).toBeGreaterThan(2)
    for (const [text, values] of statements) {
      const plan = await database.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values)
      expect(plan.map((line) => line['QUERY PLAN']).join('\n')).not.toContain('Seq Scan')
    }
  })
})
