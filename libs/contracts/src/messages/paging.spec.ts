import { cursorOf, pageOf, pageOfFound, readCursor } from './paging.js'

const letters = [...'abcdefghijklmnopqrstuvwxyz'].map((id) => ({ id }))
const idOf = ({ id }: { id: string }) => id
const invalid = expect.objectContaining({ code: 'cursor_invalid' }) as Error

describe('pages of a list', () => {
  it('cover it once, and the last one says so with null', () => {
    const first = pageOf(letters, idOf, { limit: 10 })
    const second = pageOf(letters, idOf, { limit: 10, cursor: first.nextCursor ?? '' })
    const last = pageOf(letters, idOf, { limit: 10, cursor: second.nextCursor ?? '' })
    expect([first, second, last].flatMap(({ items }) => items)).toEqual(letters)
    expect(last.nextCursor).toBeNull()
  })

  it('have 20 items where nothing is said, and none too many where the list ends with the page', () => {
    expect(pageOf(letters, idOf, {}).items).toHaveLength(20)
    expect(pageOf(letters, idOf, { limit: 26 }).nextCursor).toBeNull()
    expect(pageOf([], idOf, {})).toEqual({ items: [], nextCursor: null })
  })

  it('say of what a query found beyond the limit that there is more', () => {
    expect(pageOfFound(letters.slice(0, 3), idOf, 2)).toEqual({
      items: [{ id: 'a' }, { id: 'b' }],
      nextCursor: cursorOf('b'),
    })
    expect(pageOfFound(letters.slice(0, 2), idOf, 2).nextCursor).toBeNull()
  })

  it.each(['', 'zzz', '%', 'YQ==', 'a b', cursorOf('not in the list')])('refuse the cursor "%s"', (cursor) => {
    expect(() => pageOf(letters, idOf, { cursor })).toThrow(invalid)
  })

  it.each(['a', 'Đại Mỗ', '1.014632@2/x~y', '\u{1F600}'])('carry the key "%s" in an address', (key) => {
    expect(cursorOf(key)).toMatch(/^[A-Za-z0-9_-]+$/)
    expect(readCursor(cursorOf(key))).toBe(key)
  })
})
