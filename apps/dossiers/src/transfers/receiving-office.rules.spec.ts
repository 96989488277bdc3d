import { lastFormerDay, mergerDay, unitAt, unitsAt } from '#vietnam'
import { goneOffice, officeOfCommune } from './gone-office.rules.js'
import { assertCanTakeOver } from './receiving-office.rules.js'

const today = '2026-11-25'
const commune = { level: 'commune' } as const
const passing =
  (code: string, authority?: { level: 'ministry' | 'province' | 'commune' }, day = today) =>
  () =>
    assertCanTakeOver({ code, authority }, { handledBy: 'H26.00637', level: 'commune', today: day })

it('takes another office of the level of the procedure', () => {
  expect(passing('H26.00004', commune)).not.toThrow()
})

it.each([
  ['the office that has it', 'H26.00637', commune, 'transfer_to_itself'],
  ['a ministry', 'G15', { level: 'ministry' } as const, 'office_not_fitting'],
  ['a province', 'H26', { level: 'province' } as const, 'office_not_fitting'],
  ['no code at all', 'ngõ 45', undefined, 'office_unknown'],
  ['a commune there never was', 'H26.99999', undefined, 'office_unknown'],
  ['the office of a ward that was split', 'H26.00634', undefined, 'office_gone'],
])('refuses %s', (_, code, authority, expected) => {
  expect(passing(code, authority)).toThrow(expect.objectContaining({ code: expected }))
})

it('says in both languages since when an office is no more and what took it over', () => {
  try {
    passing('H26.00634')()
    throw new Error('not refused')
  } catch (error) {
    const { detail } = error as { detail: { vi: string; en: string } }
    expect(detail.vi).toContain('chỉ còn đến hết ngày 30/06/2025')
    expect(detail.vi).toContain('H26.00637')
    expect(detail.en).toContain('existed until 2025-06-30')
  }
})

it('every commune of before the merger is found with offices of today, those that were split with several', () => {
  const retypedOn = '2026-04-29' // the last day of ten communes whose codes had gone on after the merger
  const lastDays = unitsAt(lastFormerDay, 'commune').map(({ code }) => {
    const gone = goneOffice(`H26.${code}`, today)
    for (const { code: office, name } of gone?.successors ?? []) {
      expect(officeOfCommune(office.slice(-5), today)).toBe(office)
      expect(unitAt(office.slice(-5), today)?.name).toBe(name)
    }
    expect(gone?.successors.length).toBeGreaterThan(0)
    expect(gone?.lastDay).toBe(unitAt(code, retypedOn)?.validTo === retypedOn ? retypedOn : lastFormerDay)
    return gone?.lastDay
  })
  expect(lastDays.length).toBeGreaterThan(10_000)
  expect(lastDays.filter((day) => day === retypedOn).length).toBeGreaterThan(0)
})

it('is no more from the day of the merger, not a day before', () => {
  expect(goneOffice('H26.00634', lastFormerDay)).toBeUndefined()
  expect(goneOffice('H26.00634', mergerDay)?.successors.length).toBe(5)
})
