import type { Procedure } from '#contracts'
import { aForm } from '../forms/form.builder.js'
import { countFields, describe as describeProcedure, summarise } from './procedure.rules.js'

const procedure: Procedure = {
  code: '1.014632',
  name: { vi: 'Xác nhận', en: 'Confirmation' },
  level: 'commune',
  handler: { vi: 'Uỷ ban nhân dân cấp xã', en: 'Commune People’s Committee' },
  handledBy: 'receiver',
  deadline: { amount: 7, unit: 'day' },
  afternoonRule: false,
  fee: { amount: 0 },
  legalBasis: 'Nghị quyết 66.7/2025/NQ-CP',
  certainty: 'A',
}

describe('a procedure in the catalogue', () => {
  it('counts what a person need not fill in', () => {
    expect(countFields(aForm())).toEqual({ fields: 7, reusable: 4, asked: 3 })
  })

  it('tells its fee in đồng', () => {
    expect(summarise(procedure, aForm())).toEqual(expect.objectContaining({ code: '1.014632', fee: 0 }))
    const note = { vi: 'Mỗi bản', en: 'A copy' }
    expect(summarise({ ...procedure, fee: { amount: 8000, note } }, aForm())).toEqual(
      expect.objectContaining({ fee: 8000, feeNote: note }),
    )
  })

  it('is described with its papers and what replaces them', () => {
    expect(describeProcedure(procedure, aForm())).toEqual(
      expect.objectContaining({
        formVersion: '1.0.0',
        legalBasis: 'Nghị quyết 66.7/2025/NQ-CP',
        documents: [expect.objectContaining({ replacedBy: ['person.fullName'] })],
      }),
    )
  })
})
