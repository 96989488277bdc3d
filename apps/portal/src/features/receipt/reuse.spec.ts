import { aSnapshot, aSource } from '../../shared/api/snapshot.fixture'
import type { FormDocument, Quality, SnapshotField, Source } from '../../shared/api/types'
import { reuseOf, sparedPapers } from './reuse'

const fact = (concept: string, registry: Source['registry'], quality: Quality = 'verified'): SnapshotField => ({
  path: `/${concept}`,
  concept,
  status: 'provided',
  quality,
  editable: false,
  source: aSource(registry),
})
const form = {
  documents: [
    { name: 'identity card', replacedBy: ['person.id'] },
    { name: 'land certificate', replacedBy: ['land.area', 'land.floor'] },
    { name: 'drawing', replacedBy: null },
  ],
} as unknown as FormDocument

describe('reuse', () => {
  it('counts facts by registry, most first', () => {
    const fields = [fact('person.id', 'population'), fact('land.area', 'land'), fact('land.floor', 'land')]
    expect(reuseOf(aSnapshot(...fields)).map(({ source, count }) => [source.registry, count])).toEqual([
      ['land', 2],
      ['population', 1],
    ])
  })

  it('spares a paper only when all of it was provided and undisputed', () => {
    const fields = [fact('person.id', 'population'), fact('land.area', 'land'), fact('land.floor', 'land', 'disputed')]
    expect(sparedPapers(form, aSnapshot(...fields))).toEqual(['identity card'])
    expect(sparedPapers(form, null)).toEqual([])
  })
})
