import { en } from '../language/words/en'
import { vi } from '../language/words/vi'
import { deadlineWords, feeWords } from './procedure-words'

describe('procedure words', () => {
  it('name the deadline in its unit', () => {
    const procedure = { deadline: { amount: 2, unit: 'workingDay' } } as const
    expect(deadlineWords(procedure, vi)).toBe('trong 2 ngày làm việc')
    expect(deadlineWords({ ...procedure, deadline: { amount: 0, unit: 'workingDay' } }, vi)).toBe('trong ngày')
    expect(deadlineWords({ ...procedure, deadline: { amount: 0, unit: 'day' } }, en)).toBe('on the same day')
  })

  it('name the fee, and promise nothing where none is entered', () => {
    const procedure = { fees: [] }
    expect(feeWords({ ...procedure, fee: 0 }, vi, 'vi')).toBe('Không thu phí')
    expect(feeWords({ ...procedure, fee: 8000 }, vi, 'vi')).toBe('8.000 đồng')
    expect(feeWords({ ...procedure, fee: 0, feeNote: 'Set by the council.' }, en, 'en')).toBe('Fee set by the province')
  })

  it('name the fee of the channel the reader uses', () => {
    const counter = { channel: 'counter', amount: 20_000, per: 'dossier' } as const
    const procedure = { fee: 20_000, fees: [counter, { ...counter, channel: 'online' as const }] }
    expect(feeWords(procedure, vi, 'vi')).toBe('20.000 đồng mỗi hồ sơ')
    const free = { ...procedure, fees: [counter, { channel: 'online', amount: 0, per: 'dossier' } as const] }
    expect(feeWords(free, vi, 'vi')).toBe('Không thu phí')
    const local = { ...procedure, fees: [{ ...counter, channel: 'online' as const, setLocally: true as const }] }
    expect(feeWords(local, en, 'en')).toBe('Fee set by the province')
    const late = {
      ...procedure,
      fees: [{ ...counter, channel: 'online' as const, setLocally: true as const, lateOnly: true as const }],
    }
    expect(feeWords(late, vi, 'vi')).toBe('Không thu lệ phí nếu đúng hạn')
  })
})
