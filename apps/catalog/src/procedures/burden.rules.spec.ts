import { aForm } from '#testing/form-builder'
import { briefOf, burdenOf, sumOfBurdens } from './burden.rules.js'

describe('the burden of a form', () => {
  it('counts what was asked before and is asked now, and the papers avoided', () => {
    const form = aForm()
    form.documents.push({ name: { vi: 'Ảnh', en: 'Photo' }, replacedBy: null })
    expect(burdenOf(briefOf(form))).toEqual({
      questions: { before: 5, after: 3 },
      documents: { before: 2, avoided: 1 },
    })
  })

  it('adds up', () => {
    const one = burdenOf(briefOf(aForm()))
    expect(sumOfBurdens([one, one])).toEqual({
      questions: { before: 10, after: 6 },
      documents: { before: 2, avoided: 2 },
    })
    expect(sumOfBurdens([])).toEqual({ questions: { before: 0, after: 0 }, documents: { before: 0, avoided: 0 } })
  })
})
