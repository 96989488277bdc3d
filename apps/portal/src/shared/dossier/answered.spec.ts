import { aGap, aSnapshot, aSource } from '../api/snapshot.fixture'
import type { SnapshotField, Source } from '../api/types'
import { answeredByRegistry, silentRegistries } from './answered'

const fact = (path: string, value: string, registry: Source['registry'] = 'population'): SnapshotField => ({
  path,
  status: 'provided',
  value,
  editable: false,
  source: aSource(registry),
})
const snapshot = aSnapshot

describe('answeredByRegistry', () => {
  it('counts by registry what was not known before', () => {
    const older = snapshot(fact('/a', 'x'))
    const newer = snapshot(fact('/a', 'x'), fact('/b', 'x', 'tax'), fact('/c', 'x', 'tax'))
    expect(answeredByRegistry(older, newer)).toEqual([{ name: 'tax', count: 2 }])
    expect(answeredByRegistry(null, newer)).toHaveLength(2)
  })
})

describe('silentRegistries', () => {
  it('names each registry that did not answer once, and none that answered with nothing', () => {
    const gap = (path: string, registry: string, kind: 'unavailable' | 'notFound'): SnapshotField => ({
      path,
      registry,
      status: 'gap',
      editable: true,
      gap: aGap(kind),
    })
    const fields = [gap('/a', 'land', 'unavailable'), gap('/b', 'land', 'unavailable'), gap('/c', 'tax', 'notFound')]
    expect(silentRegistries(snapshot(...fields))).toEqual(['land'])
  })
})
