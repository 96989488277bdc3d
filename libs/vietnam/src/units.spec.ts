import { allUnits, unitChanges } from './unit-data.js'
import { parentOf, predecessors, provinceOf, searchUnits, successors, unitAt, unitPath, unitsAt } from './units.js'

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
    expect([kinds('2026-04-29', 'province', 'thanh-pho'), kinds('2026-04-29', 'commune', 'phuong')]).toEqual([6, 687])
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
    const bare = (name: string | undefined) => name?.replace(/^(Phường|Xã|Thị trấn|Đặc khu) /, '')
    const reused = unitsAt(today, 'commune').filter(({ code, name }) => {
      const before = unitAt(code, old)
      return before !== undefined && bare(before.name) !== bare(name)
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
