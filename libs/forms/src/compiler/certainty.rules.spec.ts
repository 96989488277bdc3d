import fc from 'fast-check'
import { unknownCertainties } from './certainty.rules.js'

/** A document that states a certainty at one of the places there are for one. */
const places: Record<string, (certainty: unknown) => Record<string, unknown>> = {
  'what demands a paper': (certainty) => ({ documents: [{}, { law: { certainty, source: 'x' } }] }),
  'what replaces a paper': (certainty) => ({ documents: [{ replacement: { certainty, source: 'x' } }] }),
  'the deadline of a part': (certainty) => ({ parts: [{ deadline: { amount: 1, unit: 'day', certainty } }] }),
  'the order of parts': (certainty) => ({ parts: [{ after: [], afterCertainty: certainty }] }),
  'the process': (certainty) => ({ process: { without: [], certainty } }),
}

describe.each(Object.entries(places))('a certainty of %s', (_, at) => {
  it.each(['D', 'a', ' A', '', 'Á', 1, null, {}, ['A']])('%j is an error, not a sample', (certainty) => {
    expect(unknownCertainties(at(certainty))).toMatchObject([{ severity: 'error' }])
  })

  it.each(['A', 'B', 'C', undefined])('%s is none', (certainty) => {
    expect(unknownCertainties(at(certainty))).toEqual([])
  })
})

it('names the paper it is about, and what was written, cut to a length', () => {
  const [finding] = unknownCertainties({ documents: [{}, { law: { certainty: `D${'x'.repeat(500)}` } }] })
  expect(finding).toMatchObject({ document: 1, rule: 'certaintyUnknown' })
  expect(finding?.message.vi).toContain('"Dxxx')
  expect(finding?.message.vi.length).toBeLessThan(200)
})

it('reads anything', () => {
  fc.assert(
    fc.property(fc.anything(), fc.anything(), fc.anything(), (documents, parts, process) => {
      expect(Array.isArray(unknownCertainties({ documents, parts, process }))).toBe(true)
    }),
  )
})
