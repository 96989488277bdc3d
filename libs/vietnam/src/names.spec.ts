import fc from 'fast-check'
import { compareNames, displayName, isPersonName, nameParts, sameName } from './names.js'

it.each([
  ['Nguyễn Thị Ngọc Lan', { family: 'Nguyễn', middle: 'Thị Ngọc', given: 'Lan' }],
  ['Lò Pó', { family: 'Lò', middle: '', given: 'Pó' }],
  ['Giàng', { family: '', middle: '', given: 'Giàng' }],
  ['Công Tằng Tôn Nữ Thị Minh Hà', { family: 'Công', middle: 'Tằng Tôn Nữ Thị Minh', given: 'Hà' }],
])('splits %s', (name, parts) => {
  expect(nameParts(name)).toEqual(parts)
  expect(displayName(parts)).toBe(name)
})

it.each(['', '   ', 'Giàng', 'Công Tằng Tôn Nữ Thị Minh Hà', `${'Hoà'.normalize('NFD')}`])(
  'takes a name of no, one and seven words and of another Unicode form: "%s"',
  (name) => {
    const { family, middle, given } = nameParts(name)
    expect([family, middle, given].every((part) => part === part.normalize('NFC') && part === part.trim())).toBe(true)
    expect(sameName(displayName(nameParts(name)), name)).toBe(true)
    expect(compareNames(name, name)).toBe(0)
  },
)

it('sorts by tên, then họ, then chữ đệm, as Vietnamese lists do', () => {
  const sorted = [
    'Trần Văn An',
    'Đỗ Thị Ánh',
    'Lê Ăn',
    'Lê Văn An',
    'Lê Thị An',
    'Bùi Đào',
    'Bùi Dao',
    'Hồ Ảnh',
    'Hồ Anh',
  ]
  expect(sorted.sort(compareNames)).toEqual([
    'Lê Thị An', 'Lê Văn An', 'Trần Văn An', 'Hồ Anh', 'Hồ Ảnh', 'Đỗ Thị Ánh', 'Lê Ăn', 'Bùi Dao', 'Bùi Đào',
  ]) // prettier-ignore
})

it('knows two spellings of one name', () => {
  expect(sameName('Vũ Thuỳ Hoà', 'VŨ THÙY HÒA')).toBe(true)
  expect(sameName('Vũ Thùy Hoa', 'Vũ Thùy Hòa')).toBe(false)
})

it('puts together what it split', () => {
  const word = fc.constantFrom('Nguyễn', 'Thị', 'Lan', 'Đức', 'Ngọc')
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 7 }), (words) => {
      expect(displayName(nameParts(words.join(' ')))).toBe(words.join(' '))
    }),
  )
})

it.each([
  'Giàng',
  "H'Hen Niê",
  'H’Hen Niê',
  'Y Moan',
  'Nguyễn Thị Ngọc Lan',
  'Ðặng Lan',
  'Jean-Luc O’Neil',
  'Ma. Cristina',
  "M' Đrắk",
  'Nguyễn'.normalize('NFD'),
])('takes %s for a name', (name) => {
  expect(isPersonName(name)).toBe(true)
})

it.each(['', ' ', '1234', 'Lan 2', '***', 'Lan\0', 'Lan <b>', '-', "'", 'a@b', 'Lan;', '\u3164', 'Lan, Hải'])(
  'does not take %j for a name',
  (name) => {
    expect(isPersonName(name)).toBe(false)
  },
)

it('reads a long text that is no name in no time', () => {
  const began = performance.now()
  expect(isPersonName(`${'a-'.repeat(50_000)}1`)).toBe(false)
  expect(performance.now() - began).toBeLessThan(3000)
})
