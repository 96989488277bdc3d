import type {
  Authority,
  Certainty,
  Deadline,
  DossierStatus,
  FormDocument,
  PrintedFormName,
  Procedure,
} from '#contracts'
import type { Paper, PaperLine } from '#papers'
import { dayOf, formatDate, timeOfDay } from '#vietnam'
import { isOpen } from '../lifecycle/actions.rules.js'
import { placeAndDate } from '../results/result-paper.rules.js'
import { templates } from './templates.js'

/** One row of a dossier's history, oldest first. */
export interface HistoryRow {
  id: string
  at: Date
  event: string
  by: string
  note: string | null
}

/** How one paper the form lists stands. */
export interface PaperState {
  name: string
  state: 'attached' | 'shown' | 'replaced' | 'missing'
}

/** What the papers of a dossier are made of. */
export interface PrintFacts {
  authority: Pick<Authority, 'name'>
  /** Where the office is, e.g. "Hà Nội"; empty where it is not known. */
  place: string
  procedure: Pick<Procedure, 'code' | 'name'>
  /** The one of the procedure that this dossier has; one whose certainty nobody stated is a sample. */
  deadline: Deadline & { certainty?: Certainty }
  form: Pick<FormDocument, 'layout'>
  code: string
  status: DossierStatus
  receivedAt: Date
  /** Null while the clock stands. */
  dueAt: Date | null
  applicantName: string
  history: readonly HistoryRow[]
  papers: readonly PaperState[]
  /** Places of the form a supplement is asked for. */
  wanted: readonly string[]
  /** Of an apology only, since it needs the calendar: the date that is offered instead, and the end of the next working day. */
  proposedDueAt?: Date
  soon?: Date
  /** Nothing of it is valid outside. */
  isDemo: boolean
}

const eventOf: Partial<Record<PrintedFormName, string>> = {
  receipt: 'accepted',
  supplement: 'supplementRequested',
  refusal: 'rejected',
  stop: 'stopped',
}
const statusOf: Partial<Record<PrintedFormName, DossierStatus>> = {
  supplement: 'supplementRequested',
  refusal: 'rejected',
  stop: 'stopped',
}

/**
 * What a paper would be about if it were printed now, as a text that stays the same for as long as the paper would: the
 * event it tells of, with the due date where it promises one, or the due date that will not be kept. Undefined where the paper
 * has nothing to say.
 */
export function aboutOf(
  form: PrintedFormName,
  { status, dueAt, history, soon }: Pick<PrintFacts, 'status' | 'dueAt' | 'history' | 'soon'>,
): string | undefined {
  if (form === 'apology') {
    const isAccepted = history.some(({ event }) => event === 'accepted')
    return isOpen(status) && isAccepted && dueAt !== null && soon && dueAt <= soon
      ? `due ${dueAt.toISOString()}`
      : undefined
  }
  if (form === 'control') return history.findLast(({ event }) => event in steps)?.id
  const needed = statusOf[form]
  if (needed !== undefined && needed !== status) return undefined
  const told = history.findLast(({ event }) => event === eventOf[form])?.id
  return told !== undefined && form === 'receipt' ? `${told} due ${dueAt?.toISOString() ?? 'open'}` : told
}

/** The paper in Vietnamese; `about` is what {@link aboutOf} said of it. */
export function printedPaper(
  form: PrintedFormName,
  about: string,
  facts: PrintFacts,
  printed: { at: Date; by: string; verification: string },
): Paper {
  const { authority, place, procedure, code, applicantName, receivedAt } = facts
  const { number, title } = templates[form]
  const [eventId] = about.split(' ')
  const told = form === 'control' ? undefined : facts.history.find(({ id }) => id === eventId)
  return {
    ...{ authority: authority.name.vi, placeAndDate: placeAndDate(place, told?.at ?? printed.at) },
    ...{ number: code, title, verification: printed.verification },
    lines: [
      { label: 'Người nộp hồ sơ', value: applicantName },
      { label: 'Thủ tục', value: `${procedure.name.vi} (mã ${procedure.code})` },
      { label: 'Mã hồ sơ', value: code },
      { label: 'Thời gian tiếp nhận', value: momentText(receivedAt) },
      ...linesOf(form, facts),
    ],
    paragraphs: paragraphsOf(form, facts, told?.note ?? ''),
    signerTitle: form === 'receipt' ? 'NGƯỜI TIẾP NHẬN HỒ SƠ' : 'NGƯỜI LẬP PHIẾU',
    signerName: told?.by ?? printed.by,
    isSigned: false,
    footnotes: [
      `In theo Mẫu số ${number}, Phụ lục I Thông tư 03/2025/TT-VPCP; cách trình bày là mẫu, chưa đối chiếu văn bản.`,
      ...(facts.isDemo ? ['Giấy của bản thử nghiệm với dữ liệu không có thật; không có giá trị pháp lý.'] : []),
    ],
  }
}

const states: Record<PaperState['state'], string> = {
  attached: 'đã nộp bản điện tử',
  shown: 'đã xuất trình bản giấy',
  replaced: 'không phải nộp, cơ quan khai thác từ cơ sở dữ liệu',
  missing: 'chưa nộp',
}
/** How sure the length is, behind it. */
const sure: Record<Certainty, string> = {
  A: '',
  B: ' (theo báo chí, chưa đọc văn bản gốc)',
  C: ' (mẫu, chưa đối chiếu văn bản)',
}
const units: Record<Deadline['unit'], string> = {
  workingDay: 'ngày làm việc',
  day: 'ngày',
  hour: 'giờ làm việc',
  month: 'tháng',
}

function linesOf(
  form: PrintedFormName,
  { papers, deadline, dueAt, wanted, form: { layout } }: PrintFacts,
): PaperLine[] {
  if (form === 'receipt') {
    const { amount, unit, certainty = 'C' } = deadline
    const length = amount === 0 ? 'trong ngày làm việc' : `${amount} ${units[unit]}`
    return [
      ...papers.map(({ name, state }, index) => ({ label: `Giấy tờ ${index + 1}, ${name}`, value: states[state] })),
      { label: 'Thời hạn giải quyết', value: `${length}${sure[certainty]}` },
      { label: 'Hẹn trả kết quả', value: dueAt ? momentText(dueAt) : 'tính lại khi hồ sơ được bổ sung' },
    ]
  }
  if (form !== 'supplement') return []
  const asked = layout.pages.flatMap(({ sections }) => sections).flatMap(({ fields }) => fields)
  const labels = wanted.map((path) => asked.find((field) => field.path === path)?.label.vi ?? path)
  return labels.map((label, index) => ({ label: `Mục cần bổ sung ${index + 1}`, value: label }))
}

function paragraphsOf(form: PrintedFormName, facts: PrintFacts, reason: string): string[] {
  const office = facts.authority.name.vi
  switch (form) {
    case 'receipt':
      return [`${office} đã tiếp nhận hồ sơ trên. Có thể kiểm tra giấy này bằng mã QR dưới đây.`]
    case 'supplement':
      return [
        `${office} đề nghị ông/bà bổ sung, hoàn thiện hồ sơ. Lý do: ${reason}`,
        'Thời gian chờ bổ sung không tính vào thời hạn giải quyết.',
      ]
    case 'refusal':
      return [`${office} từ chối tiếp nhận, giải quyết hồ sơ trên. Lý do: ${reason}`]
    case 'stop':
      return [`${office} dừng giải quyết hồ sơ trên. Lý do: ${reason}`]
    case 'apology':
      return [
        `Hồ sơ được hẹn trả kết quả lúc ${facts.dueAt ? momentText(facts.dueAt) : ''}. ${office} chưa giải quyết xong đúng hẹn và xin lỗi ông/bà.`,
        `Lý do: ${'…'.repeat(40)}`,
        `${office} đề nghị gia hạn và hẹn trả kết quả lúc ${facts.proposedDueAt ? momentText(facts.proposedDueAt) : ''}.`,
      ]
    case 'control':
      return facts.history
        .filter(({ event }) => event in steps)
        .map(({ at, event, by }) => `${momentText(at)}: ${steps[event]} (${by})`)
  }
}

/** What the control slip calls the steps of a dossier; it tells of no other event. */
const steps: Record<string, string> = {
  submitted: 'nộp hồ sơ',
  accepted: 'tiếp nhận',
  rejected: 'từ chối tiếp nhận',
  started: 'bắt đầu giải quyết',
  supplementRequested: 'yêu cầu bổ sung',
  supplemented: 'nhận bổ sung',
  partCompleted: 'xong một phần',
  completed: 'có kết quả',
  outcomeRefused: 'cơ sở dữ liệu không ghi được kết quả',
  resultReturned: 'trả kết quả',
  withdrawn: 'người nộp rút hồ sơ',
  stopped: 'dừng giải quyết',
}

/** "16:30, ngày 05/12/2026", in Viet Nam. */
function momentText(at: Date): string {
  return `${timeOfDay(at)}, ngày ${formatDate(dayOf(at))}`
}
