import { readFaults, registryOfConcept } from './registries'

describe('readFaults', () => {
  it('reads a list, items, and an object by registry', () => {
    const wanted = { population: 'ok', tax: 'down', land: 'ok', 'civil-status': 'ok' }
    expect(readFaults([{ registry: 'tax', mode: 'down' }])).toEqual(wanted)
    expect(readFaults({ items: [{ registry: 'tax', mode: 'down' }] })).toEqual(wanted)
    expect(readFaults({ tax: { mode: 'down' } })).toEqual(wanted)
    expect(readFaults({ tax: 'down', other: 'down' })).toEqual(wanted)
  })

  it('takes what it does not understand as working', () => {
    expect(readFaults({ tax: 'broken' })).toEqual(readFaults(null))
  })
})

describe('registryOfConcept', () => {
  it('goes by the first word', () => {
    expect(registryOfConcept('land.parcel.area')).toBe('land')
    expect(registryOfConcept('civilStatus.birth.registeredOn')).toBe('civil-status')
    expect(registryOfConcept('person.birthDate')).toBe('population')
    expect(registryOfConcept('weather.today')).toBeUndefined()
  })
})
