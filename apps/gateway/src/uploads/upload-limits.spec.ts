import { jest } from '@jest/globals'
import type { DomainError } from '#contracts'
import { Clock } from '#platform'
import { GatewaySettings } from '../gateway.settings.js'
import { UploadLimits } from './upload-limits.js'

const megabyte = 1024 * 1024

function limitsAt(now: { ms: number }, uploadMbPerHour = 10): UploadLimits {
  const clock = Object.assign(new Clock(), { now: () => new Date(now.ms) })
  return new UploadLimits(Object.assign(new GatewaySettings(), { uploadMbPerHour }), clock)
}

describe('uploads', () => {
  beforeEach(() => void jest.useFakeTimers())
  afterEach(() => void jest.useRealTimers())

  const settled = async (promise: Promise<unknown>) => {
    const state = { value: 'waits' }
    promise.then(
      () => (state.value = 'taken in'),
      ({ code }: { code: string }) => (state.value = code),
    )
    for (let turns = 0; turns < 5; turns++) await Promise.resolve()
    return () => state.value
  }

  it('of one account never hold all the places there are: the others of it wait', async () => {
    const limits = limitsAt({ ms: 0 })
    const own = await Promise.all([1, 2, 3, 4].map(() => limits.begin('lan')))
    const fifth = await settled(limits.begin('lan'))
    expect(fifth()).toBe('waits')
    ;(await limits.begin('minh')).end()
    expect(fifth()).toBe('waits')
    own[0]?.end()
    await Promise.resolve()
    await Promise.resolve()
    expect(fifth()).toBe('taken in')
  })

  it('of all accounts together are bounded, and wait no longer than 20 seconds', async () => {
    const limits = limitsAt({ ms: 0 })
    for (let index = 0; index < 16; index++) await limits.begin(`account ${index}`)
    const one = await settled(limits.begin('one more'))
    await jest.advanceTimersByTimeAsync(19_000)
    expect(one()).toBe('waits')
    await jest.advanceTimersByTimeAsync(2000)
    expect(one()).toBe('too_many_uploads')
  })

  it('count for an hour, also those that were refused or removed since', async () => {
    const now = { ms: 0 }
    const limits = limitsAt(now)
    const turn = await limits.begin('lan')
    expect(() => turn.add(10 * megabyte)).not.toThrow()
    expect(() => turn.add(1)).toThrow(expect.objectContaining({ code: 'uploads_exhausted', kind: 'tooMany' }))
    turn.end()
    now.ms = 59 * 60_000
    await expect(limits.begin('lan')).rejects.toMatchObject({ extra: { retryAfter: 60, retryable: true } })
    ;(await limits.begin('minh')).end()
    now.ms = 60 * 60_000
    ;(await limits.begin('lan')).end()
  })

  it('say in how many minutes an account may go on', async () => {
    const now = { ms: 0 }
    const limits = limitsAt(now, 0)
    const turn = await limits.begin('lan')
    expect(() => turn.add(1)).toThrow(expect.objectContaining({ code: 'uploads_exhausted' }))
    const told = () => limits.begin('lan').catch(({ detail }: DomainError) => detail)
    now.ms = 48 * 60_000 - 1
    expect(await told()).toMatchObject({
      vi: expect.stringContaining('sau 13 phút') as string,
      en: expect.stringContaining('in 13 minutes') as string,
    })
    now.ms = 59.5 * 60_000
    expect(await told()).toMatchObject({ en: expect.stringContaining('in 1 minute,') as string })
  })

  it('of an account that is used up while they wait let the next one go on', async () => {
    const limits = limitsAt({ ms: 0 })
    const own = await Promise.all([1, 2, 3, 4].map(() => limits.begin('lan')))
    for (let index = 0; index < 12; index++) await limits.begin(`account ${index}`)
    const [fifth, other] = [await settled(limits.begin('lan')), await settled(limits.begin('minh'))]
    expect(() => own[0]?.add(11 * megabyte)).toThrow(expect.objectContaining({ code: 'uploads_exhausted' }))
    own[0]?.end()
    await settled(Promise.resolve())
    expect([fifth(), other()]).toEqual(['uploads_exhausted', 'taken in'])
  })

  it('hand their turn over: one that begins at that moment does not take it, too', async () => {
    const limits = limitsAt({ ms: 0 })
    const own = await Promise.all([1, 2, 3, 4].map(() => limits.begin('lan')))
    const fifth = await settled(limits.begin('lan'))
    own[0]?.end()
    const sixth = await settled(limits.begin('lan'))
    expect([fifth(), sixth()]).toEqual(['taken in', 'waits'])
  })

  it('of one account do not hold all the places to wait in', async () => {
    const limits = limitsAt({ ms: 0 })
    await Promise.all([1, 2, 3, 4].map(() => limits.begin('lan')))
    const waiting = await Promise.all(Array.from({ length: 20 }, () => settled(limits.begin('lan'))))
    const oneMore = await settled(limits.begin('lan'))
    expect(waiting.map((state) => state())).toEqual(waiting.map(() => 'waits'))
    expect(oneMore()).toBe('too_many_uploads')
  })
})
