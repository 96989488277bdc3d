import { initialsOf, placeAndDate, readOutcome, resultPaper, type ResultFacts } from './result-paper.rules.js'

const same = (text: string) => ({ vi: text, en: text })
const facts: ResultFacts = {
  ...{ authority: { name: same('UBND phường Đại Mỗ') }, place: 'Hà Nội', code: 'H26.00637-261129-0001' },
  procedure: { code: '1.000009', name: same('Xác nhận'), legalBasis: 'Luật Cư trú' },
  form: {
    layout: {
      pages: [{ title: same('A'), sections: [{ title: same('B'), fields: [{ path: '/x', label: same('Nhãn') }] }] }],
    },
  },
  ...{ receivedAt: new Date('2026-11-25T09:00:00+07:00'), at: new Date('2026-11-29T09:00:00+07:00') },
  ...{ applicant: { name: 'Nguyễn Thị Lan', personId: null }, signerName: 'Cao Thị Hạnh', reason: 'Thiếu điều kiện' },
  outcome: { decision: 'refused', fields: { '/x': 'Có', 'Số giấy': '12' } },
  ...{ verification: 'https://motlan.example/verify/a', isDemo: false },
}

describe('the paper of a result', () => {
  it('says who decided what, by what, about whom, and that its law is a sample', () => {
    const paper = resultPaper(facts)
    expect(paper.lines).toEqual([
      { label: 'Người đề nghị', value: 'Nguyễn Thị Lan' },
      { label: 'Thủ tục', value: 'Xác nhận (mã 1.000009)' },
      { label: 'Hồ sơ', value: 'H26.00637-261129-0001, tiếp nhận ngày 25/11/2026' },
      { label: 'Nhãn', value: 'Có' },
      { label: 'Số giấy', value: '12' },
    ])
    expect(paper.paragraphs).toEqual([
      'UBND phường Đại Mỗ không chấp thuận đề nghị trên. Lý do: Thiếu điều kiện',
      'Căn cứ: Luật Cư trú',
    ])
    expect(paper.footnotes).toEqual(['Căn cứ của thủ tục này là mẫu, chưa đối chiếu văn bản.'])
  })

  it('says of the demo that it is worth nothing', () => {
    expect(resultPaper({ ...facts, isDemo: true }).footnotes.at(-1)).toContain('không có giá trị pháp lý')
  })
})

it.each([
  ['Hà Nội', '2026-12-05T09:00:00+07:00', 'Hà Nội, ngày 05 tháng 12 năm 2026'],
  ['Huế', '2027-02-10T23:30:00+07:00', 'Huế, ngày 10 tháng 02 năm 2027'],
  ['Huế', '2027-03-10T23:30:00Z', 'Huế, ngày 11 tháng 3 năm 2027'],
  ['', '2027-03-10T09:00:00Z', 'Ngày 10 tháng 3 năm 2027'],
])('writes place and date: %s, %s', (place, at, text) => {
  expect(placeAndDate(place, new Date(at))).toBe(text)
})

it.each([
  ['Nguyễn Thị Lan', 'N.T.L.'],
  ["  H'Hen   Niê", 'H.N.'],
  ['đỗ Y', 'Đ.Y.'],
  ['A\u0302n', 'Â.'],
])('tells initials of %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})

it('takes twenty fields and no more', () => {
  const fields = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index}`, 'x']))
  expect(readOutcome({ decision: 'granted', fields: fields(20) }).fields).toHaveProperty('19')
  expect(() => readOutcome({ decision: 'granted', fields: fields(21) })).toThrow()
})
