import { jest } from '@jest/globals'
import { Clock } from '#platform'
import { GatewaySettings } from '../gateway.settings.js'
import { UploadLimits } from './upload-limits.js'

const megabyte = 1024 * 1024

function limitsAt(now: { ms: number }, uploadMbPerHour = 10): UploadLimits {
  const clock = Object.assign(new Clock(), { now: () => new Date(now.ms) })
  return new UploadLimits(Object.assign(new GatewaySettings(), { uploadMbPerHour }), clock)
}

describe('uploads', () => {
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
    jest.useFakeTimers()
    const limits = limitsAt({ ms: 0 })
    for (let index = 0; index < 16; index++) await limits.begin(`account ${index}`)
    const one = await settled(limits.begin('one more'))
    await jest.advanceTimersByTimeAsync(19_000)
    expect(one()).toBe('waits')
    await jest.advanceTimersByTimeAsync(2000)
    expect(one()).toBe('too_many_uploads')
    jest.useRealTimers()
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
})
