import type { DossierStatus, PrintedFormName } from '#contracts'
import { aboutOf, printedPaper, type HistoryRow, type PrintFacts } from './printed-form.rules.js'

const same = (text: string) => ({ vi: text, en: text })
const day = (text: string) => new Date(`2026-11-${text}+07:00`)
const row = (id: string, event: string, at: Date, note: string | null = null): HistoryRow => {
  return { id, event, at, note, by: 'Cao Thị Hạnh' }
}
const history = [
  row('1', 'opened', day('23T08:00:00')),
  row('2', 'submitted', day('23T09:00:00')),
  row('3', 'accepted', day('23T10:00:00')),
  row('4', 'supplementRequested', day('24T10:00:00'), 'Thiếu ngày cấp.'),
]
const facts: PrintFacts = {
  ...{ authority: { name: same('UBND phường Đại Mỗ') }, place: 'Hà Nội', code: 'H26.00637-261123-0001' },
  procedure: { code: '1.000009', name: same('Xác nhận') },
  deadline: { amount: 3, unit: 'workingDay', certainty: 'A' },
  form: {
    layout: {
      pages: [
        { title: same('A'), sections: [{ title: same('B'), fields: [{ path: '/x', label: same('Ngày cấp') }] }] },
      ],
    },
  },
  ...{ status: 'supplementRequested', receivedAt: day('23T09:00:00'), dueAt: null, applicantName: 'Nguyễn Thị Lan' },
  ...{ history, wanted: ['/x'], proposedDueAt: day('30T17:00:00'), soon: day('26T17:00:00'), isDemo: false },
  papers: [
    { name: 'Giấy xác nhận', state: 'shown' },
    { name: 'Căn cước', state: 'replaced' },
  ],
}
const about = (form: PrintedFormName, changed: Partial<PrintFacts>) => aboutOf(form, { ...facts, ...changed })

describe('what a paper is about', () => {
  it.each<[PrintedFormName, Partial<PrintFacts>, string | undefined]>([
    ['receipt', {}, '3 due open'],
    ['receipt', { status: 'accepted', dueAt: day('26T17:00:00') }, '3 due 2026-11-26T10:00:00.000Z'],
    ['receipt', { history: history.slice(0, 2), status: 'submitted' }, undefined],
    ['supplement', {}, '4'],
    ['supplement', { status: 'inProgress' }, undefined],
    ['refusal', {}, undefined],
    ['refusal', { status: 'rejected', history: [...history, row('5', 'rejected', day('25T08:00:00'))] }, '5'],
    ['stop', { status: 'stopped', history: [...history, row('5', 'stopped', day('25T08:00:00'))] }, '5'],
    ['control', {}, '4'],
    ['control', { history: [...history, row('5', 'prefilled', day('25T08:00:00'))] }, '4'],
    ['control', { history: history.slice(0, 1) }, undefined],
    ['apology', { status: 'inProgress', dueAt: day('26T17:00:00') }, 'due 2026-11-26T10:00:00.000Z'],
    ['apology', { status: 'inProgress', dueAt: day('27T17:00:00') }, undefined],
    ['apology', { status: 'completed', dueAt: day('24T17:00:00') }, undefined],
    ['apology', { status: 'submitted', history: history.slice(0, 2), dueAt: day('24T17:00:00') }, undefined],
    ['apology', {}, undefined],
  ])('%s of %j: %s', (form, changed, expected) => {
    expect(about(form, changed)).toBe(expected)
  })
})

describe('a printed paper', () => {
  const printed = { at: day('25T09:00:00'), by: 'Trần Văn Bình', verification: 'https://motlan.example/verify/a' }
  const paper = (form: PrintedFormName, of: string, changed: Partial<PrintFacts> = {}) =>
    printedPaper(form, of, { ...facts, ...changed }, printed)

  it('of the reception lists every paper as it stands, and the date the result is promised for', () => {
    const { lines, title, footnotes, isSigned, signerName } = paper('receipt', '3 due 2026-11-26T10:00:00.000Z', {
      ...{ status: 'accepted', dueAt: day('26T17:00:00') },
    })
    expect(title).toBe('Giấy tiếp nhận hồ sơ và hẹn trả kết quả')
    expect(lines.slice(4)).toEqual([
      { label: 'Giấy tờ 1, Giấy xác nhận', value: 'đã xuất trình bản giấy' },
      { label: 'Giấy tờ 2, Căn cước', value: 'không phải nộp, cơ quan khai thác từ cơ sở dữ liệu' },
      { label: 'Thời hạn giải quyết', value: '3 ngày làm việc' },
      { label: 'Hẹn trả kết quả', value: '17:00, ngày 26/11/2026' },
    ])
    expect(footnotes[0]).toContain('mẫu, chưa đối chiếu văn bản')
    expect({ isSigned, signerName }).toEqual({ isSigned: false, signerName: 'Cao Thị Hạnh' })
  })

  it.each<[PrintFacts['deadline'], string]>([
    [{ amount: 0, unit: 'day', certainty: 'A' }, 'trong ngày làm việc'],
    [{ amount: 15, unit: 'day', certainty: 'B' }, '15 ngày (theo báo chí, chưa đọc văn bản gốc)'],
    [{ amount: 15, unit: 'day', certainty: 'C' }, '15 ngày (mẫu, chưa đối chiếu văn bản)'],
    [{ amount: 15, unit: 'day' }, '15 ngày (mẫu, chưa đối chiếu văn bản)'],
  ])('of the reception says how sure the deadline %j is', (deadline, expected) => {
    const { lines } = paper('receipt', '3 due open', { deadline })
    expect(lines.find(({ label }) => label === 'Thời hạn giải quyết')?.value).toBe(expected)
  })

  it('of a supplement names the places by their labels, and the reason in the words of the official', () => {
    const { lines, paragraphs, placeAndDate } = paper('supplement', '4')
    expect(lines.at(-1)).toEqual({ label: 'Mục cần bổ sung 1', value: 'Ngày cấp' })
    expect(paragraphs[0]).toContain('Lý do: Thiếu ngày cấp.')
    expect(placeAndDate).toBe('Hà Nội, ngày 24 tháng 11 năm 2026')
  })

  it('of an apology offers another date, and leaves the reason to the official', () => {
    const { paragraphs, signerName } = paper('apology', 'due', { status: 'inProgress', dueAt: day('24T17:00:00') })
    expect(paragraphs[0]).toContain('17:00, ngày 24/11/2026')
    expect(paragraphs[2]).toContain('17:00, ngày 30/11/2026')
    expect(signerName).toBe('Trần Văn Bình')
  })

  it('of the control names each step, who took it and when, and nothing that is no step', () => {
    expect(paper('control', '4').paragraphs).toEqual([
      '09:00, ngày 23/11/2026: nộp hồ sơ (Cao Thị Hạnh)',
      '10:00, ngày 23/11/2026: tiếp nhận (Cao Thị Hạnh)',
      '10:00, ngày 24/11/2026: yêu cầu bổ sung (Cao Thị Hạnh)',
    ])
  })

  it.each<[PrintedFormName, DossierStatus]>([
    ['refusal', 'rejected'],
    ['stop', 'stopped'],
  ])('of a %s gives the reason', (form, status) => {
    const ended = [...history, row('5', status, day('25T08:00:00'), 'Không thuộc thẩm quyền.')]
    expect(paper(form, '5', { status, history: ended }).paragraphs[0]).toContain('Lý do: Không thuộc thẩm quyền.')
  })
})
