import type { FormPart } from '#contracts'
import { partsOf, type PartsClock } from './parts.rules.js'

const same = (text: string) => ({ vi: text, en: text })
const part = (procedure: string, amount: number): FormPart => ({
  ...{ procedure, name: same(procedure), handler: same('Công an cấp xã'), fields: ['/child/fullName'] },
  deadline: { amount, unit: 'day', certainty: 'C' },
})
const clock: PartsClock = {
  receivedAt: new Date('2026-11-24T09:00:00+07:00'),
  afternoonRule: false,
  pauses: [],
  settings: { calendar: { holidays: new Set(), makeUpDays: new Set() }, cutoff: '15:00', dueTime: '17:00' },
}
const dues = (change: Partial<PartsClock> = {}) =>
  partsOf([part('1.000001', 2), part('1.000002', 10)], { ...clock, ...change }).map(({ dueAt }) => dueAt)

describe('the parts of a dossier', () => {
  it('are due each by its own deadline, counted from one reception', () => {
    expect(dues()).toEqual(['2026-11-26T10:00:00.000Z', '2026-12-04T10:00:00.000Z'])
  })

  it('wait together while the applicant is asked', () => {
    const from = new Date('2026-11-25T09:00:00+07:00')
    expect(dues({ pauses: [{ from }] })).toEqual([null, null])
    const to = new Date('2026-11-27T09:00:00+07:00')
    expect(dues({ pauses: [{ from, to }] })).toEqual(['2026-11-30T10:00:00.000Z', '2026-12-07T10:00:00.000Z'])
  })

  it('have no due date before the submission', () => {
    expect(dues({ receivedAt: null })).toEqual([null, null])
    expect(partsOf([part('1.000001', 2)], clock)[0]).toMatchObject({
      ...{ procedure: '1.000001', handler: same('Công an cấp xã'), certainty: 'C', fields: ['/child/fullName'] },
    })
  })
})
