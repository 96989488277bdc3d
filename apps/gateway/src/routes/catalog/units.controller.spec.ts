import { check } from '#platform'
import { clockAt } from '#testing'
import { FindUnits, OnDay, UnitsController } from './units.controller.js'

const units = new UnitsController(clockAt(() => new Date('2026-11-24T03:00:00Z')))
const on = (at: string) => ({ at })

it('finds units of either era without accents', () => {
  expect(units.find({ q: 'dai mo' }).items[0]).toMatchObject({ code: '00637', kind: 'phuong', validTo: null })
  expect(units.find({ q: 'truc bach', at: '2025-06-30' }).items).toMatchObject([{ code: '00004', parent: '001' }])
  expect(units.find({ q: 'truc bach' }).items).toEqual([])
  expect(units.find({ q: 'truc bach', at: '2025-06-30' }).items[0]?.path).toBe(
    'Phường Trúc Bạch, Quận Ba Đình, Thành phố Hà Nội',
  )
})

it('reads a code with a date only', () => {
  expect(units.get('00004', on('2025-06-30')).name).toBe('Phường Trúc Bạch')
  expect(units.get('00004', on('2026-11-24')).name).toBe('Phường Ba Đình')
  const needed = expect.objectContaining({ kind: 'invalid', code: 'date_required' })
  expect(() => units.get('00004', {})).toThrow(needed)
  expect(() => units.successors('00004', {})).toThrow(needed)
})

it('gives every part of a split commune', () => {
  const { items } = units.successors('00634', on('2025-06-30'))
  expect(items.map(({ share }) => share)).toEqual(['part', 'part', 'part', 'part', 'part'])
  expect(items.map(({ code }) => code).sort()).toEqual(['00622', '00634', '00637', '09556', '09886'])
})

it('gives one whole successor where there is one, and none of a unit that still exists', () => {
  expect(units.successors('00001', on('2025-06-30')).items).toMatchObject([{ code: '00097', share: 'whole' }])
  expect(units.successors('00001', on('2026-11-24')).items).toMatchObject([{ code: '00097' }])
  expect(units.successors('00637', on('2026-11-24')).items).toEqual([])
  expect(units.successors('01', on('2025-06-30')).items).toEqual([])
})

it.each(['99999', '', 'abcde', '000004'])('knows no unit "%s"', (code) => {
  const missing = expect.objectContaining({ kind: 'notFound', code: 'unit_not_found' })
  expect(() => units.get(code, on('2026-11-24'))).toThrow(missing)
  expect(() => units.successors(code, on('2026-11-24'))).toThrow(missing)
})

it('says why it knows nothing of days before 1975', () => {
  const early = expect.objectContaining({ kind: 'invalid', code: 'date_too_early' })
  expect(() => units.get('00004', on('1974-12-31'))).toThrow(early)
  expect(() => units.find(on('1945-09-02'))).toThrow(early)
  expect(() => units.successors('00004', on('1974-12-31'))).toThrow(early)
})

it('does not take a day the calendar does not have', () => {
  const wrong = expect.objectContaining({ kind: 'invalid', code: 'invalid_input' })
  expect(() => units.get('00004', on('2026-02-30'))).toThrow(wrong)
  expect(() => units.find(on('2025-02-29'))).toThrow(wrong)
  expect(() => units.successors('00004', on('2026-11-31'))).toThrow(wrong)
})

it.each(['2026-13-01', '2026', '2026-11', '20261124', '24/11/2026', '2026-11-24T00:00'])(
  'does not take "%s" for a day',
  (at) => {
    for (const query of [OnDay, FindUnits]) expect(check(query, { at }).map(({ path }) => path)).toEqual(['/at'])
  },
)
