import { allUnits, unitChanges } from './unit-data.js'
import {
  bareName,
  parentOf,
  predecessors,
  provinceOf,
  searchUnits,
  stillExists,
  successors,
  unitAt,
  unitPath,
  unitsAt,
} from './units.js'

const old = '2025-06-30'
const today = '2026-11-24'
const kinds = (day: string, level: 'province' | 'commune', kind: string) =>
  unitsAt(day, level).filter((unit) => unit.kind === kind).length

describe('integrity', () => {
  it('has 34 provinces and 3,321 communes today', () => {
    expect([
      unitsAt(today, 'province').length,
      unitsAt(today, 'district').length,
      unitsAt(today, 'commune').length,
    ]).toEqual([34, 0, 3321])
    expect([kinds(today, 'province', 'thanh-pho'), kinds(today, 'province', 'tinh')]).toEqual([7, 27])
    expect([
      kinds(today, 'commune', 'phuong'),
      kinds(today, 'commune', 'xa'),
      kinds(today, 'commune', 'dac-khu'),
    ]).toEqual([697, 2611, 13])
  })

  it('had one city and ten phường fewer before 2026-04-30', () => {
    const day = '2026-04-29'
    expect([kinds(day, 'province', 'thanh-pho'), kinds(day, 'province', 'tinh')]).toEqual([6, 28])
    expect(['phuong', 'xa', 'dac-khu'].map((kind) => kinds(day, 'commune', kind))).toEqual([687, 2621, 13])
    expect(['phuong', 'xa', 'dac-khu'].map((kind) => kinds('2025-07-01', 'commune', kind))).toEqual([687, 2621, 13])
    const retyped = unitsAt(today, 'commune', '75').filter(({ validFrom }) => validFrom === '2026-04-30')
    expect(retyped.map(({ kind }) => kind)).toEqual(Array(10).fill('phuong'))
  })

  it('had 63 provinces, 696 districts and 10,035 communes before July 2025', () => {
    expect([unitsAt(old, 'province').length, unitsAt(old, 'district').length, unitsAt(old, 'commune').length]).toEqual([
      63, 696, 10_035,
    ])
  })

  it('leads every old commune to communes of today, all in one province', () => {
    for (const { code } of unitsAt(old, 'commune')) {
      const next = successors(code, old, today)
      expect(next.length).toBeGreaterThan(0)
      expect(new Set(next.map(({ unit }) => unit.parent)).size).toBe(1)
    }
  })

  it('has 471 split communes and one kind of part for each', () => {
    const counts = [...unitChanges().values()].map((taken) => taken.length).filter((count) => count > 1)
    expect([counts.length, ...[2, 3, 4, 5].map((size) => counts.filter((count) => count === size).length)]).toEqual([
      471, 397, 58, 15, 1,
    ])
    for (const taken of unitChanges().values())
      expect(taken.length === 1 || taken.every(({ share }) => share === 'part')).toBe(true)
  })

  it('names every parent, in NFC, of a known kind', () => {
    for (const unit of allUnits()) {
      expect(unit.name).toBe(unit.name.normalize('NFC'))
      expect(unit.kind).not.toBe('khac')
      if (unit.level !== 'province') expect(parentOf(unit, unit.validTo ?? today)).toBeDefined()
    }
  })

  it('names another place under 1,803 codes that were used again', () => {
    const reused = unitsAt(today, 'commune').filter((unit) => {
      const before = unitAt(unit.code, old)
      return before !== undefined && bareName(before) !== bareName(unit)
    })
    expect(reused.length).toBe(1803)
  })
})

it('reads a code with a date', () => {
  expect([unitAt('00004', old)?.name, unitAt('00004', today)?.name]).toEqual(['Phường Trúc Bạch', 'Phường Ba Đình'])
  expect([provinceOf('21583', old)?.name, provinceOf('21583', today)?.name]).toEqual(['Tỉnh Bình Định', 'Tỉnh Gia Lai'])
  expect(unitAt('99999', today)).toBeUndefined()
})

it('writes the end of an address', () => {
  expect(unitPath('00637', today)).toBe('Phường Đại Mỗ, Thành phố Hà Nội')
  expect(unitPath('00634', old)).toBe('Phường Đại Mỗ, Quận Nam Từ Liêm, Thành phố Hà Nội')
})

it('gives all parts of a split commune, the largest first, and never picks one', () => {
  const parts = successors('00634', old, today)
  expect(parts.map(({ unit }) => unit.code).sort()).toEqual(['00622', '00634', '00637', '09556', '09886'])
  expect(parts[0]).toMatchObject({ unit: { code: '00637' }, share: 'part', largest: true })
  expect(predecessors('00637')).toContain('00634')
})

it('knows a unit that still exists, one that never did, and a change of name within the new era', () => {
  expect(successors('00637', today, today)).toMatchObject([{ unit: { code: '00637' }, share: 'whole' }])
  expect(successors('00000', old, today)).toEqual([])
  expect(successors('25270', '2025-07-01', today)).toMatchObject([{ unit: { name: 'Phường Lộc Ninh' } }])
})

it('finds units without accents, whole names first', () => {
  expect(searchUnits('dai mo', today)[0]).toMatchObject({ code: '00637' })
  expect(searchUnits('ĐẠI MỖ', today, 'commune').map(({ code }) => code)).toContain('00637')
  expect(searchUnits('ha noi', today, 'province')).toMatchObject([{ code: '01' }])
  expect(searchUnits('dai mo', old).every(({ validTo }) => validTo === old)).toBe(true)
})

it.each(['', '1', '99999', '000004', 'abcde', '00004 ', '٠٠٠٠٤'])('knows no unit "%s"', (code) => {
  expect(unitAt(code, today)).toBeUndefined()
  expect([unitPath(code, today), provinceOf(code, today)]).toEqual([undefined, undefined])
  expect([successors(code, old, today), predecessors(code)]).toEqual([[], []])
})

it.each(['1975-04-30', '1945-09-02', '', '0000-00-00'])('says nothing about units on "%s"', (day) => {
  expect(unitAt('00004', day)).toBeUndefined()
  expect(unitsAt(day, 'province')).toEqual([])
  expect(searchUnits('ba dinh', day)).toEqual([])
})

it('leads a former province whole to one of today, a former district in parts to communes', () => {
  expect(successors('52', old, today)).toMatchObject([{ unit: { code: '52', name: 'Tỉnh Gia Lai' }, share: 'whole' }])
  expect(successors('79', old, today)).toMatchObject([{ unit: { name: 'Thành phố Hồ Chí Minh' }, share: 'whole' }])
  const parts = successors('019', old, today)
  expect(parts.map(({ unit }) => unit.code)).toContain('00637')
  expect(new Set(parts.map(({ unit, share }) => `${unit.level} ${share}`))).toEqual(new Set(['commune part']))
  for (const { code } of unitsAt(old, 'province')) expect(successors(code, old, today)).toHaveLength(1)
})

it('says of a unit whether it still exists as it was', () => {
  expect([stillExists('00637', today, today), stillExists('00634', old, today)]).toEqual([true, false])
  expect([stillExists('01', old, today), stillExists('52', old, today), stillExists('64', old, today)]).toEqual([
    true,
    false,
    false,
  ])
  const kept = unitsAt(old, 'commune').filter(({ code }) => stillExists(code, old, today))
  expect(kept.length).toBe(124)
})
