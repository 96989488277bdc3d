import { lineOf } from './line-of.rules.js'

const text = [
  '{',
  ' "layout": [',
  '  { "path": "/a/*/b" }',
  ' ],',
  ' "documents": [',
  '  { "name": 1 },',
  '  { "name": 2 }',
  ' ]',
  '}',
].join('\n')

describe('the line of a finding', () => {
  it('is where the field or the paper stands', () => {
    expect(lineOf(text, { field: '/a/*/b' })).toBe(3)
    expect(lineOf(text, { document: 0 })).toBe(6)
    expect(lineOf(text, { document: 1 })).toBe(7)
  })

  it('is the first for what stands nowhere', () => {
    expect([lineOf(text, {}), lineOf(text, { field: '/c' }), lineOf(text, { document: 9 })]).toEqual([1, 1, 1])
  })
})
