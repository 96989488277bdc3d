import { lineOfPlace } from './line-of-place.rules.js'

const text = `[
  { "id": "a", "tags": ["]", "}\\"{"], "none": [],
    "name": {
      "vi": "A"
    } },
  {
    "id": "b",
    "list": [
      1, true,
      { "deep": null }
    ]
  }
]`

describe('the line of a place in a JSON text', () => {
  it.each([
    [[], 1],
    [['0'], 2],
    [['0', 'name'], 3],
    [['0', 'name', 'vi'], 4],
    [['1'], 6],
    [['1', 'id'], 7],
    [['1', 'list', '1'], 9],
    [['1', 'list', '2', 'deep'], 10],
  ])('%j is on line %i', (keys, line) => {
    expect(lineOfPlace(text, keys)).toBe(line)
  })

  it('of a key that is missing is that of the object without it', () => {
    expect(lineOfPlace(text, ['1', 'name'])).toBe(6)
    expect(lineOfPlace(text, ['0', 'name', 'en', 'more'])).toBe(3)
  })
})
