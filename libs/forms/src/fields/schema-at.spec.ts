import { schemaAt } from './schema-at.js'

describe('schemaAt', () => {
  const name = { type: 'string' }
  const members = { type: 'array', maxItems: 50, items: { type: 'object', properties: { name } } }
  const schema = { type: 'object', properties: { members, notes: { type: 'array', items: name } } }

  it.each([
    ['/members', members],
    ['/members/0/name', name],
    ['/members/49/name', name],
    ['/notes/999', name],
  ])('finds %s', (path, found) => {
    expect(schemaAt(schema, path)).toBe(found)
  })

  it.each([
    'members',
    '/members/50/name',
    '/members/00/name',
    '/members/*/name',
    '/members/-1/name',
    '/constructor',
    '/',
  ])('finds nothing at %s', (path) => {
    expect(schemaAt(schema, path)).toBeUndefined()
  })

  it('takes any item for * where it is told to', () => {
    expect(schemaAt(schema, '/members/*/name', 'anyItem')).toBe(name)
  })
})
