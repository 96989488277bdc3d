import type { Status } from '../api/types'
import { after } from './last-list'

const list = (...ids: string[]): { id: string; status: Status }[] =>
  ids.map((id) => ({ id, status: id === 'draft' ? 'draft' : 'accepted' }))

describe('the dossier after the one at hand', () => {
  it.each([
    ['a', list('a', 'b', 'c'), 'b'],
    ['b', list('a', 'b', 'c'), 'c'],
    ['c', list('a', 'b', 'c'), 'a'],
    ['gone', list('a', 'b'), 'a'],
    ['a', list('a', 'draft', 'c'), 'c'],
    ['a', list('a', 'draft'), undefined],
    ['a', list('a'), undefined],
    ['a', [], undefined],
  ])('%s: %j gives %s', (dossier, items, expected) => {
    expect(after(dossier, items)?.id).toBe(expected)
  })

  it('leads through the whole list and not between two of it', () => {
    const items = list('a', 'b', 'c', 'd')
    const seen = ['a']
    for (let step = 0; step < 3; step++) seen.push(after(seen.at(-1) ?? '', items)?.id ?? '')
    expect(seen).toEqual(['a', 'b', 'c', 'd'])
  })
})
