import type { LocalFee, ProcedureFee } from '#contracts'
import { feeOn, type FeeGround } from './fee.rules.js'

const fee = (channel: 'online' | 'counter', amount: number, more: Partial<ProcedureFee> = {}): ProcedureFee => ({
  ...{ channel, amount, per: 'dossier', law: { certainty: 'B', source: '75/2022/TT-BTC' } },
  ...more,
})
const local = (amount: number, validFrom: string, more: Partial<LocalFee> = {}): LocalFee => ({
  ...{ procedure: '1.004222', province: '01', amount, validFrom, source: `Nghị quyết ${amount}`, certainty: 'A' },
  ...more,
})
const ground = (fees: ProcedureFee[], change: Partial<FeeGround> = {}): FeeGround => ({
  procedure: { code: '1.004222', fees, legalBasis: 'Luật Cư trú' },
  channel: 'citizen',
  province: '01',
  localFees: [],
  ...change,
})
const day = '2026-11-25'
const perCopy = [fee('online', 0, { per: 'copy', setLocally: true })]

describe('what a dossier costs', () => {
  it('depends on the channel it came in by', () => {
    const fees = [fee('online', 10_000), fee('counter', 20_000)]
    const known = { per: 'dossier', source: '75/2022/TT-BTC', certainty: 'B' }
    expect(feeOn(ground(fees), day)).toEqual({ amount: 10_000, ...known })
    expect(feeOn(ground(fees, { channel: 'counter' }), day)).toEqual({ amount: 20_000, ...known })
    expect(feeOn(ground(fees.slice(1)), day)).toEqual({ amount: 20_000, ...known })
  })

  it('rests on the basis of the procedure, as a sample, where nothing is stated of the fee', () => {
    const [stated] = [fee('online', 10_000)]
    const unsaid = { channel: 'online', amount: stated.amount, per: 'dossier' } as const
    expect(feeOn(ground([unsaid]), day)).toMatchObject({ source: 'Luật Cư trú', certainty: 'C' })
  })

  it('is what the council set, the newest in force on the day', () => {
    const localFees = [
      local(3000, '2025-07-01'),
      local(5000, '2026-11-25'),
      local(9000, '2026-11-26'),
      local(1, '2026-11-25', { province: '79' }),
      local(2, '2026-11-25', { procedure: '1.004194' }),
    ]
    const at = (on: string, change: Partial<FeeGround> = {}) => feeOn(ground(perCopy, { localFees, ...change }), on)
    expect(at(day)).toEqual({ amount: 5000, per: 'copy', source: 'Nghị quyết 5000', certainty: 'A' })
    expect(at('2026-11-24')).toMatchObject({ amount: 3000 })
    expect(at('2026-11-26')).toMatchObject({ amount: 9000 })
    expect(at('2025-06-30')).toBeNull()
    expect(at(day, { province: '48' })).toBeNull()
    expect(at(day, { province: undefined })).toBeNull()
    const ended = [local(3000, '2025-07-01'), local(5000, '2026-01-01', { validTo: '2026-06-30' })]
    expect(at(day, { localFees: ended })).toMatchObject({ amount: 3000 })
  })

  it('is not guessed where the amount is not entered, or where only the late ones pay', () => {
    expect(feeOn(ground([fee('online', 100_000, { setLocally: true })]), day)).toBeNull()
    const late = [fee('online', 0, { setLocally: true, lateOnly: true })]
    expect(feeOn(ground(late, { localFees: [local(8000, '2025-07-01')] }), day)).toBeNull()
    expect(feeOn(ground([]), day)).toBeNull()
  })
})
