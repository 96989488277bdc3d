import { randomUUID } from 'node:crypto'
import type { Actor } from '#contracts'
import { Clock } from '#platform'
import { throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { dossiersService } from '../dossiers.service-definition.js'
import { Idempotent } from './idempotent.js'

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
