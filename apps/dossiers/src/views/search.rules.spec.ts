import { isProcedureCode, searchOf, topOf } from './search.rules.js'

it('finds words, the last one perhaps begun, within one top authority, and a whole number of a person', () => {
  expect(searchOf('H26', 'Nguyễn Thị Lan')).toBe("('H26 nguien' & 'H26 thi' & 'H26 lan':*) | 'H26,NGUYỄNTHỊLAN'")
  expect(searchOf('H26', '001 188 999 001')).toBe(
    "('H26.001' & 'H26.188' & 'H26.999' & 'H26.001':*) | 'H26,001188999001'",
  )
})

it('parts a code where the database parts it', () => {
  expect(searchOf('', 'H26.00637-261122-0007')).toContain("('.h26' & '.00637' & '.261122' & '.0007':*)")
})

it('takes signs of the search language as the letters they are, and finds nothing by signs alone', () => {
  expect(searchOf('H26', "a\\b'c | d")).toBe("('H26 a\\\\bc' & 'H26 |' & 'H26 d':*) | 'H26,A\\\\B''C|D'")
  expect(searchOf('H26', '. - ,')).toBeUndefined()
  expect(searchOf('H26', "'")).toBeUndefined()
})

it('knows the top of an office', () => {
  expect(['H26', 'H26.00637', 'G15.01.02'].map(topOf)).toEqual(['H26', 'H26', 'G15'])
})

it('knows the whole code of a procedure', () => {
  expect(['1.014632', ' 1.014632 ', '1.0146', '11.014632', 'H26.014632'].map(isProcedureCode)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})
