import { agreementDecisions, ownerMessageKinds } from '#contracts'
import { kindOf, sentenceOf, toldOf } from './owner-message.rules.js'

it('tells everybody concerned once, and nobody of their own act', () => {
  expect(toldOf(['G12', 'G10', undefined, 'G12', 'G01', ''], 'G10')).toEqual(['G01', 'G12'])
  expect(toldOf(['G10'], 'G10')).toEqual([])
})

it('has a kind for each decision, and beside those only the proposal', () => {
  const kinds = agreementDecisions.map((decision) => kindOf[decision])
  expect([...kinds, 'proposed'].sort()).toEqual([...ownerMessageKinds].sort())
})

it.each(ownerMessageKinds)('says of %s who did it and for which procedure, in both languages', (kind) => {
  const said = sentenceOf(kind, { vi: 'Bộ A', en: 'Ministry A' }, { vi: 'Thủ tục B', en: 'Procedure B' })
  expect(said.vi).toMatch(/^Bộ A .+ “Thủ tục B”.*\.$/)
  expect(said.en).toMatch(/^Ministry A .+ “Procedure B”.*\.$/)
})

it('says how much, or that there is no limit any more', () => {
  const [by, procedure] = [
    { vi: 'A', en: 'A' },
    { vi: 'B', en: 'B' },
  ]
  expect(sentenceOf('quotaSet', by, procedure, 60).en).toMatch(/: 60 a day\.$/)
  expect(sentenceOf('quotaSet', by, procedure).vi).toMatch(/: không giới hạn\.$/)
})
