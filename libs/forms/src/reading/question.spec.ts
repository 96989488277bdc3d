import fc from 'fast-check'
import { questionKey } from './question.js'

const question = {
  asks: 'request.other',
  of: 'applicant',
  heading: 'Liên hệ',
  label: 'Số tầng',
  concept: 'land.home.floors',
}

describe('the name of a question', () => {
  it('is the same whatever the case and the spaces of its words', () => {
    expect(questionKey({ ...question, label: ' SỐ  tầng ' })).toBe(questionKey(question))
  })

  it('is another one where a text begins earlier or later, whatever signs stand in it', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '|', '\\'), maxLength: 4 })
    const texts = fc.record({ heading: text, label: text, help: text, of: text })
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const isSame = JSON.stringify(one) === JSON.stringify(other)
        expect(questionKey({ ...question, ...one }) === questionKey({ ...question, ...other })).toBe(isSame)
      }),
      {
        numRuns: 2000,
        examples: [
          [
            { heading: 'a|b', label: 'c', help: '', of: '' },
            { heading: 'a', label: 'b|c', help: '', of: '' },
          ],
        ],
      },
    )
  })
})
