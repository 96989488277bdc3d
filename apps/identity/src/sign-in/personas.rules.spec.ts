import { personas } from '#sandbox'
import { claimsOf, findPersona, personaClaimNames, shownPersonas } from './personas.rules.js'

describe('personas', () => {
  it('are subjects that are no personal ids', () => {
    for (const { id, personId } of personas) expect(id).not.toContain(personId ?? 'no id')
  })

  it('state only claims the provider publishes, and none without a value', () => {
    for (const persona of personas) {
      const claims = claimsOf(persona)
      expect(personaClaimNames).toEqual(expect.arrayContaining(Object.keys(claims)))
      expect(Object.values(claims)).not.toContain(undefined)
      expect(claims.loa).toBe(2)
    }
  })

  it('are shown in their order, the first a citizen, without the birth date', () => {
    expect(shownPersonas().map(({ id }) => id)).toEqual(personas.map(({ id }) => id))
    expect(Object.keys(shownPersonas()[0] ?? {}).sort()).toEqual(['id', 'name', 'personId', 'role', 'story'])
  })

  it.each([undefined, null, '', 'root', '__proto__', ['lan']])('are not found as %j', (id) => {
    expect(findPersona(id)).toBeUndefined()
  })
})
