import fc from 'fast-check'
import {
  cleanText,
  cleanTexts,
  isBlank,
  isKeepable,
  matchingKey,
  placeTone,
  searchKey,
  tidy,
  withoutAccents,
} from './text.js'

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
  ['Đức', 'Ðức'],
  ['ĐỨC', 'Ɖức'],
  ['Trần\u200b Lan', 'Trần Lan'],
  ['Trần\u3000Lan', 'Trần\u00a0Lan'],
  ['L\u3164an', 'La\u00adn'],
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
  expect(withoutAccents('Ông Quý Ðại')).toBe('ong quy dai')
})

it.each([
  ['Lí Thị Kì', 'Lý Thị Kỳ'],
  ['hoà', 'HÒA'],
  ['Ðặng', 'Đặng'],
  ['Quí', 'quý'],
])('finds %s under the key of %s', (left, right) => {
  expect(searchKey(left)).toBe(searchKey(right))
})

it('finds a word by its beginning', () => {
  expect(searchKey('Quyên').startsWith(searchKey('Quy'))).toBe(true)
})

it('cleans what no eye sees, and keeps what it does', () => {
  expect(cleanText('\u200b Nguyễn\u202e Thị\u3000Lan\ufeff ')).toBe('Nguyễn Thị Lan')
  expect(cleanText('Dòng một\n\nDòng  hai')).toBe('Dòng một\n\nDòng  hai')
  expect(cleanText('ÐƉ')).toBe('ĐĐ')
  expect(cleanTexts({ name: ' a\u00ad ', list: ['\u3164', 4, null] })).toEqual({ name: 'a', list: ['', 4, null] })
})

it.each([
  '',
  ' ',
  '\u00a0',
  '\u3000',
  '\u115f\u1160',
  '\u3164',
  '\uffa0',
  '\u2800',
  '\u200b\u2060',
  '\u180e',
  '\ufe0f',
  '\t\n',
])('takes %j for blank', (text) => {
  expect(isBlank(text)).toBe(true)
})

it('tells which texts a database can keep', () => {
  expect(['Lan\tvà\nHải', 'a\0b', 'a\u0001', 'a\ud800', 'a\u0085'].map(isKeepable)).toEqual([
    true, false, false, false, false,
  ]) // prettier-ignore
})

it('cleans any text into one that is clean and equal in its key', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
      expect(cleanText(cleanText(text))).toBe(cleanText(text))
      expect(matchingKey(cleanText(text))).toBe(matchingKey(text))
      expect(isBlank(text)).toBe(cleanText(text) === '')
    }),
  )
})

it('gives one search key to all that one matching key has', () => {
  fc.assert(
    fc.property(fc.array(anySyllable, { maxLength: 4 }), fc.array(anySyllable, { maxLength: 4 }), (left, right) => {
      const [one, other] = [left.join(' '), right.join(' ')]
      if (matchingKey(one) === matchingKey(other)) expect(searchKey(one)).toBe(searchKey(other))
    }),
  )
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
