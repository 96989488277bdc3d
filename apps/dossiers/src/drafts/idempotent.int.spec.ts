import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { accountOf, type Actor } from '#contracts'
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
