import fc from 'fast-check'
import { matchingKey, placeTone, searchKey, tidy } from './text.js'

const syllables = [
  'Hoà',
  'Hòa',
  'Thuỷ',
  'thủy',
  'Nguyễn',
  'Quý',
  'Quyền',
  'giữa',
  'Gìn',
  'Huỳnh',
  'Đường',
  'Khương',
  'Loan',
  'oán',
  "M'Đrắk",
  'Hoa',
  'Khoái',
]
const anySyllable = fc.constantFrom(...syllables)

it.each([
  ['hoà', 'hòa'],
  ['thuỷ', 'thủy'],
  ['hoá', 'hóa'],
  ['khoẻ', 'khỏe'],
  ['quý', 'quý'],
  ['quỳnh', 'quỳnh'],
  ['già', 'già'],
  ['giữa', 'giữa'],
  ['hoàng', 'hoàng'],
  ['nguyễn', 'nguyễn'],
  ['đường', 'đường'],
  ['khuỷu', 'khuỷu'],
  ['hoa', 'hoa'],
])('puts the tone mark of %s where %s has it', (given, expected) => {
  expect(placeTone(given)).toBe(expected)
})

it.each([
  ['Nguyễn Thị Hoà', 'NGUYỄN  THỊ HÒA'],
  ['Lê Thu Thuỷ', 'lê thu thủy'],
  ['H’Hen Niê', "H'hen niê"],
  ["M' Đrắk", 'M’ĐRẮK'],
  ['Trần Thị Mỹ Lý', 'Trần Thị Mĩ Lí'],
  ['Quý', 'Quí'],
  ['Bảy'.normalize('NFD'), 'Bảy'],
])('gives %s and %s one matching key', (left, right) => {
  expect(matchingKey(left)).toBe(matchingKey(right))
})

it.each([
  ['Hoa', 'Hòa'],
  ['Lan', 'Lân'],
  ['Đức', 'Dức'],
  ['Bảy', 'Bẩy'],
  ['Thị Hoa', 'ThịHoa'],
  ['Thúy', 'Thúi'],
  ['Vy', 'Vi'],
  ['Bảy', 'Bải'],
])('keeps %s and %s apart', (left, right) => {
  expect(matchingKey(left)).not.toBe(matchingKey(right))
})

it('searches without accents, case and apostrophes', () => {
  expect(searchKey('Phường Đại Mỗ')).toBe('phuong dai mo')
  expect(searchKey('Xã M’Drắk')).toBe('xa mdrak')
})

it('tidies what a person or a Mac typed', () => {
  expect(tidy(`  Đặng ${'Thuỳ'.normalize('NFD')}\u00a0 Linh `)).toBe('Đặng Thuỳ Linh')
})

it('changes nothing the second time, and does not depend on case or Unicode form', () => {
  fc.assert(
    fc.property(fc.array(anySyllable, { maxLength: 7 }), (words) => {
      const text = words.join(' ')
      const key = matchingKey(text)
      expect(matchingKey(key)).toBe(key)
      expect(matchingKey(text.toLocaleUpperCase('vi').normalize('NFD'))).toBe(key)
      expect(searchKey(searchKey(text))).toBe(searchKey(text))
    }),
  )
})
