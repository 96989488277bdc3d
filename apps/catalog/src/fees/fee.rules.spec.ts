import type { Certainty } from '#contracts'
import { certaintyOf } from './fee.rules.js'

describe('how far a fee is established', () => {
  it.each<[string, Certainty | undefined, Certainty]>([
    ['Nghị quyết 12/2026/NQ-HĐND ngày 10/11/2026', undefined, 'A'],
    ['nghị quyết số 12 của Hội đồng nhân dân', undefined, 'A'],
    ['12/2026/NQ-HĐND', 'A', 'A'],
    ['Resolution No. 12/2026', undefined, 'A'],
    ['Nghị quyết 12/2026/NQ-HĐND, chưa đối chiếu', 'C', 'C'],
    ['Trang tin của sở', 'B', 'B'],
    ['Trang tin của sở', undefined, 'C'],
    ['Chưa đối chiếu nghị quyết của Hội đồng nhân dân', undefined, 'C'],
  ])('by “%s”, stated as %s, is %s', (source, certainty, expected) => {
    expect(certaintyOf({ source, certainty })).toBe(expected)
  })

  it('is never certain without a resolution', () => {
    expect(() => certaintyOf({ source: 'Công văn 12', certainty: 'A' })).toThrow(
      expect.objectContaining({ code: 'resolution_needed' }),
    )
  })
})
