import type { ChannelFee, LocalFee } from '../api/types'
import { en } from '../language/words/en'
import { vi } from '../language/words/vi'
import { channelLines, dossierFeeWords, isForLate, isSetLocally, localFeeLines } from './fees'

const fees: ChannelFee[] = [
  { channel: 'online', amount: 0, per: 'dossier' },
  { channel: 'counter', amount: 8000, per: 'copy', note: 'Theo bản trích lục.' },
]
const local: LocalFee = {
  amount: 75000,
  province: '01',
  validFrom: '2025-07-01',
  source: 'Mức để chạy thử.',
  certainty: 'C',
}

it('names what each channel costs, those that cost the same together', () => {
  expect(channelLines(fees, vi, 'vi')).toEqual([
    'Trực tuyến: không thu phí.',
    'Trực tiếp: 8.000 đồng mỗi bản. Theo bản trích lục.',
  ])
  expect(channelLines(fees, en, 'en')[1]).toBe('At the counter: 8,000 dong a copy. Theo bản trích lục.')
  const free: ChannelFee[] = [fees[0] as ChannelFee, { channel: 'counter', amount: 0, per: 'dossier' }]
  expect(channelLines(free, vi, 'vi')).toEqual(['Trực tuyến, trực tiếp: không thu phí.'])
})

it('promises no amount where the province decides, and says so where only the late pay', () => {
  const decided: ChannelFee = { channel: 'online', amount: 100_000, per: 'dossier', setLocally: true, note: 'Mẫu.' }
  expect(channelLines([decided], vi, 'vi')).toEqual(['Trực tuyến: do Hội đồng nhân dân tỉnh, thành phố quy định.'])
  expect(channelLines([{ ...decided, lateOnly: true }], vi, 'vi')).toEqual([
    'Trực tuyến: đúng hạn thì không thu, quá hạn do Hội đồng nhân dân tỉnh, thành phố quy định.',
  ])
  expect([isSetLocally({ fees: [decided] }), isSetLocally({ fees }), isSetLocally({ fees: [] })]).toEqual([
    true,
    false,
    false,
  ])
  expect([isForLate({ fees: [{ ...decided, lateOnly: true }] }), isForLate({ fees: [decided] })]).toEqual([true, false])
})

it('marks a sample of a province, and says where nothing is entered', () => {
  expect(localFeeLines(local, vi, 'vi')).toEqual([
    '75.000 đồng (mẫu, chưa đối chiếu văn bản)',
    'Từ 01/07/2025. Mức để chạy thử.',
  ])
  expect(localFeeLines({ ...local, certainty: 'A' }, vi, 'vi')[0]).toBe('75.000 đồng')
  expect(localFeeLines(null, vi, 'vi')).toEqual(['chưa nhập'])
})

it('names the fee of a dossier', () => {
  expect(dossierFeeWords({ amount: 75000, per: 'dossier', certainty: 'C', source: 'x' }, vi, 'vi')).toBe(
    '75.000 đồng mỗi hồ sơ (mẫu, chưa đối chiếu văn bản)',
  )
  expect(dossierFeeWords({ amount: 0, per: 'dossier', certainty: 'A', source: 'x' }, vi, 'vi')).toBe('Không thu phí')
  expect(dossierFeeWords(null, en, 'en')).toBe('not entered yet')
})
