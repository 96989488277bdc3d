import type { SnapshotField } from '#contracts'
import { refusedRequests, saidOf } from './supplement.rules.js'

const field = (rest: Partial<SnapshotField>): SnapshotField => ({
  path: '/a',
  status: 'provided',
  editable: false,
  ...rest,
})
const nothing = { fields: [], documents: [], found: [] }
const book = { text: 'Sổ hộ khẩu', concepts: ['person.residence.address'] }
const paper = { name: 'Sổ hộ khẩu', legalBasis: 'Điều 1' }
const placesOf = (asked: Partial<Parameters<typeof refusedRequests>[0]>, snapshot: SnapshotField[]) =>
  refusedRequests({ ...nothing, ...asked }, snapshot).map(({ path }) => path)

describe('a request for a supplement', () => {
  it('may not ask for a field a registry provided, until it is disputed', () => {
    expect(placesOf({ fields: ['/a', '/b'] }, [field({})])).toEqual(['/a'])
    expect(placesOf({ fields: ['/a'] }, [field({ editable: true, quality: 'disputed' })])).toEqual([])
  })

  it('may not ask for a paper or in words for what is announced', () => {
    expect(placesOf({ documents: [paper], found: [book] }, [])).toEqual(['/documents/0'])
    expect(placesOf({ found: [book] }, [field({ concept: 'person.residence.address' })])).toEqual(['/reason'])
  })

  it('may, where the dossier holds the receipt of a look-up that disappointed', () => {
    const gap = { kind: 'unavailable', lookupId: 'l', fallback: 'ask', message: { vi: '', en: '' } } as const
    expect(placesOf({ found: [book] }, [field({ concept: 'person.residence.address', status: 'gap', gap })])).toEqual(
      [],
    )
    expect(placesOf({ found: [book] }, [field({ concept: 'person.residence.address', quality: 'disputed' })])).toEqual(
      [],
    )
  })

  it('is kept with its words and the basis of each paper', () => {
    expect(saidOf(['Chưa rõ', undefined], [paper])).toBe('Chưa rõ\nSổ hộ khẩu (căn cứ: Điều 1)')
  })
})
