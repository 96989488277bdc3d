import fc from 'fast-check'
import { asJson } from './as-json.js'

const overJson = (value: unknown): unknown => {
  const text = JSON.stringify(value) as string | undefined
  return text === undefined ? undefined : JSON.parse(text)
}

it.each<[string, unknown]>([
  ['dates', { at: new Date(0), never: new Date(NaN) }],
  ['what JSON cannot say', { a: undefined, b: () => 1, c: Symbol('c'), list: [undefined, () => 1], d: NaN, e: -0.5 }],
  ['something that says itself how', { toJSON: () => ({ at: new Date(0), inner: { toJSON: (key: string) => key } }) }],
  ['wrapped values', { text: Object('a'), number: Object(1), flag: Object(false) }],
  [
    'instances',
    new (class Point {
      x = 1
      private readonly y = 2
      get sum() {
        return this.x + this.y
      }
    })(),
  ],
  ['maps, sets and bytes', { map: new Map([[1, 2]]), set: new Set([1]), bytes: Buffer.from('ab') }],
  ['a field called __proto__', JSON.parse('{"__proto__": {"a": 1}, "b": 2}')],
  ['nothing', undefined],
])('gives %s as a journey as JSON would', (_, value) => {
  expect(asJson(value).value).toEqual(overJson(value))
})

it('gives any value as a journey as JSON would, and shares nothing with it', () => {
  const anything = fc.anything({ withDate: true, withNullPrototype: true, withSparseArray: true, withBigInt: false })
  fc.assert(
    fc.property(anything, (value) => {
      expect(asJson(value).value).toEqual(overJson(value))
    }),
  )
  const list = [{ a: 1 }]
  expect((asJson(list).value as object[])[0]).not.toBe(list[0])
})

it('refuses what JSON refuses', () => {
  expect(() => asJson({ a: 1n })).toThrow(TypeError)
})

it('knows about how long the JSON is', () => {
  const value = { name: 'x'.repeat(5000), list: Array.from({ length: 100 }, (_, index) => ({ index, flag: true })) }
  const { length } = JSON.stringify(value)
  expect(asJson(value).size).toBeGreaterThan(length * 0.8)
  expect(asJson(value).size).toBeLessThan(length * 1.3)
})
