import type { Procedure } from '#contracts'
import { aForm } from '#testing/form-builder'
import { briefOf } from './burden.rules.js'
import { describe as describeProcedure, summarise } from './procedure.rules.js'

const procedure: Procedure = {
  code: '1.014632',
  name: { vi: 'Xác nhận', en: 'Confirmation' },
  level: 'commune',
  handler: { vi: 'Uỷ ban nhân dân cấp xã', en: 'Commune People’s Committee' },
  handledBy: 'receiver',
  ministry: 'G10',
  ministryCertainty: 'C',
  deadline: { amount: 7, unit: 'day' },
  afternoonRule: false,
  channels: ['online', 'counter'],
  fees: [
    { channel: 'online', amount: 0, per: 'dossier' },
    { channel: 'counter', amount: 0, per: 'dossier' },
  ],
  legalBasis: 'Nghị quyết 66.7/2025/NQ-CP',
}

describe('a procedure in the catalogue', () => {
  it('counts what a person need not fill in', () => {
    expect(summarise(procedure, briefOf(aForm())).counts).toEqual({ fields: 7, reusable: 4, asked: 3 })
  })

  it('tells its fee in đồng', () => {
    expect(summarise(procedure, briefOf(aForm()))).toEqual(expect.objectContaining({ code: '1.014632', fee: 0 }))
    const note = { vi: 'Nộp trực tuyến', en: 'Online' }
    const fees: Procedure['fees'] = [
      { channel: 'counter', amount: 20_000, per: 'dossier' },
      { channel: 'online', amount: 10_000, per: 'dossier', note },
    ]
    expect(summarise({ ...procedure, fees }, briefOf(aForm()))).toEqual(
      expect.objectContaining({ fee: 10_000, feeNote: note, fees, channels: ['online', 'counter'] }),
    )
    expect(summarise({ ...procedure, fees: fees.slice(0, 1) }, briefOf(aForm())).fee).toBe(20_000)
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
