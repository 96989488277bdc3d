import { WordLists } from './word-lists.js'

it('names a list by what it holds, in its order', () => {
  const [one, other] = [new WordLists(), new WordLists()]
  expect(one.idOf(['a', 'b'])).toBe(other.idOf(['a', 'b']))
  expect(one.idOf(['a', 'b'])).not.toBe(one.idOf(['b', 'a']))
  expect(one.idOf(['a', 'b'])).toMatch(/^[0-9a-f]{32}$/)
})

it('gives each list to be written once, and again until it is known to be durable', () => {
  const lists = new WordLists()
  const missing = lists.missing([['a'], ['b'], ['a']])
  expect(missing.map(({ words }) => words)).toEqual([['a'], ['b']])
  expect(lists.missing([['a']])).toHaveLength(1)
  lists.keep(missing)
  expect(lists.missing([['a'], ['b'], ['c']]).map(({ words }) => words)).toEqual([['c']])
})
