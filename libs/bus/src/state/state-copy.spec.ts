import { IsInt, IsString } from 'class-validator'
import { state } from '#contracts'
import { check } from '#platform'
import { StateCopy } from './state-copy.js'

class Colour {
  @IsString() key: string
  @IsInt() version: number
  @IsString() name: string
}

const now = new Date('2026-11-25T08:00:00Z')
const second = 1000

function aCopy() {
  const poison: string[] = []
  const clock = { now: () => now }
  const copy = new StateCopy(
    state('catalog.colours.v1', Colour),
    (value) => check(Colour, value),
    (reason) => void poison.push(reason),
    clock,
  )
  const record = (key: string, version: number, entry: unknown) =>
    copy.record({ key, version, text: typeof entry === 'string' ? entry : JSON.stringify(entry) })
  return { copy, poison, record }
}

describe('a copy of a state topic', () => {
  it('is not kept fresh by a beat of a time that is yet to come', () => {
    const { copy, poison } = aCopy()
    copy.beat(now.getTime() - 40 * second)
    copy.beat(now.getTime() + 3600 * second)
    copy.beat(NaN)
    expect(copy.isStale(now)).toBe(true)
    expect(poison).toEqual(['beatAhead', 'beatAhead'])
    copy.beat(now.getTime() + 2 * second)
    expect(copy.isStale(now)).toBe(false)
  })

  it('takes the beat of an owner whose clock is ahead as one of now', () => {
    const { copy, poison } = aCopy()
    copy.beat(now.getTime() + 48 * second)
    expect(poison).toEqual([])
    expect(copy.isStale(new Date(now.getTime() + 29 * second))).toBe(false)
    expect(copy.isStale(new Date(now.getTime() + 31 * second))).toBe(true)
  })

  it('takes an entry only under its own name and version', () => {
    const { copy, poison, record } = aCopy()
    record('blue', 1, { key: 'red', version: 1, name: 'đỏ' })
    record('red', 99, { key: 'red', version: 1, name: 'đỏ' })
    record('red', 1, { key: 'red', version: 1 })
    record('red', 1, 'no JSON')
    expect([...copy.entries()]).toEqual([])
    expect(poison).toEqual(['misplaced', 'misplaced', 'invalid', 'notJson'])
    record('red', 1, { key: 'red', version: 1, name: 'đỏ' })
    expect(copy.size).toBe(1)
  })

  it('tells every listener, also behind one that throws', () => {
    const { copy, poison, record } = aCopy()
    const seen: string[] = []
    copy.onChange(() => {
      throw new TypeError('of the listener')
    })
    copy.onChange((name) => void seen.push(name))
    record('red', 1, { key: 'red', version: 1, name: 'đỏ' })
    expect(seen).toEqual(['red'])
    expect(poison).toEqual(['listener'])
  })

  it('gives a large entry as it came, however it is kept, and the newest one', () => {
    const { copy, record } = aCopy()
    const large = (version: number) => ({ key: 'red', version, name: `đỏ ${'x'.repeat(10_000)}${version}` })
    record('red', 1, large(1))
    expect(copy.get('red')).toEqual(large(1))
    expect([...copy.entries()]).toEqual([large(1)])
    record('red', 2, large(2))
    expect(copy.get('red')).toEqual(large(2))
  })

  it('tells nothing of a record it knows, and takes another text of the same version', () => {
    const { copy, record } = aCopy()
    const seen: string[] = []
    copy.onChange((name, version) => void seen.push(`${name} ${version ?? 'gone'}`))
    for (const name of ['đỏ', 'đỏ', 'đỏ sẫm']) record('red', 1, { key: 'red', version: 1, name })
    copy.record({ key: 'red', version: 2, text: undefined })
    copy.record({ key: 'red', version: 2, text: undefined })
    expect(seen).toEqual(['red 1', 'red 1', 'red gone'])
  })

  it('passes over what it does not hold', () => {
    const copy = new StateCopy(
      state('catalog.colours.v1', Colour),
      () => [],
      undefined,
      undefined,
      (name) => name !== 'red',
    )
    for (const key of ['red', 'blue'])
      copy.record({ key, version: 1, text: JSON.stringify({ key, version: 1, name: key }) })
    expect([...copy.entries()].map(({ key }) => key)).toEqual(['blue'])
  })
})
