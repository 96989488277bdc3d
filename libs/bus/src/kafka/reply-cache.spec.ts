import { jest } from '@jest/globals'
import { ReplyCache } from './reply-cache.js'

describe('the memory of given answers', () => {
  const answer = (length: number) => ({ ok: true, body: 'x'.repeat(length) }) as const
  beforeEach(() => void jest.useFakeTimers())
  afterEach(() => void jest.useRealTimers())

  it('keeps an answer for two seconds', () => {
    const given = new ReplyCache()
    given.keep('a', answer(1))
    jest.advanceTimersByTime(1999)
    given.keep('b', answer(1))
    expect(given.find('a')).toEqual(answer(1))
    jest.advanceTimersByTime(1)
    given.keep('c', answer(1))
    expect(given.find('a')).toBeUndefined()
    expect(given.find('b')).toEqual(answer(1))
  })

  it('forgets the oldest when there is too much', () => {
    const given = new ReplyCache()
    for (let id = 0; id < 10; id++) given.keep(String(id), answer(1_000_000))
    expect(given.find('1')).toBeUndefined()
    expect(given.find('2')).toEqual(answer(1_000_000))
  })
})
