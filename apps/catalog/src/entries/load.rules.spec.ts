import type { Authority } from '#contracts'
import type { SeedEntry } from './seed-entry.js'
import { changesOf, type HeldEntry } from './load.rules.js'

const ministry = (code: string, vi: string): SeedEntry => {
  const value: Authority = {
    code,
    name: { vi, en: code },
    level: 'ministry',
    consumerClass: 'ministry',
    sample: false,
  }
  return { type: 'authority', key: code, value, place: 'ministries.json' }
}
const asHeld = (seeds: SeedEntry[]): HeldEntry[] => changesOf(seeds, [])

describe('loading seeds', () => {
  const seeds = [ministry('G01', 'Bộ Công an'), ministry('G12', 'Bộ Tài chính')]

  it('makes first versions of what is new, with the text a search looks in', () => {
    expect(changesOf(seeds, [])).toEqual([
      expect.objectContaining({ key: 'G01', version: 1, search: ' g01 g01 bo cong an g01' }),
      expect.objectContaining({ key: 'G12', version: 1 }),
    ])
  })

  it('changes nothing when the same seeds come again', () => {
    expect(changesOf(seeds, asHeld(seeds))).toEqual([])
  })

  it('raises the version only of what differs', () => {
    const later = [ministry('G01', 'Bộ Công an'), ministry('G12', 'Bộ Tài chính mới')]
    expect(changesOf(later, asHeld(seeds))).toEqual([expect.objectContaining({ key: 'G12', version: 2 })])
  })

  it('removes what is stated no more, and goes on counting when it comes back', () => {
    const [police] = seeds
    const removed = changesOf(police ? [police] : [], asHeld(seeds))
    expect(removed).toEqual([expect.objectContaining({ key: 'G12', version: 2, value: null, hash: null })])
    expect(changesOf(seeds, [...asHeld(police ? [police] : []), ...removed])).toEqual([
      expect.objectContaining({ key: 'G12', version: 3 }),
    ])
  })

  it('leaves alone what was not made from a seed', () => {
    expect(changesOf(seeds, [...asHeld(seeds), { type: 'form', key: '9.999999', version: 4, hash: null }])).toEqual([])
  })
})
