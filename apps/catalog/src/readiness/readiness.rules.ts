import {
  isDemanded,
  localFeeOn,
  weakest,
  type Agreement,
  type Assignment,
  type Authority,
  type Bilingual,
  type Certainty,
  type FormDocument,
  type LocalFee,
  type Procedure,
  type ReadinessItem,
  type ReadinessItemName,
  type Setting,
} from '#contracts'
import { conceptsRead, notGiven } from '../agreements/agreement.rules.js'
import { isSetLocally } from '../fees/fee.rules.js'

/** What is known about one authority and the procedures of its level, on one day. */
export interface ReadinessInput {
  authority: Authority
  /** Today's unit code of the authority's province. */
  province: string | undefined
  procedures: readonly Procedure[]
  /** The certified version in force, by procedure. */
  forms: ReadonlyMap<string, FormDocument>
  agreements: readonly Agreement[]
  localFees: readonly LocalFee[]
  assignments: readonly Assignment[]
  settings: readonly Setting[]
  /** Dossiers the authority received, by procedure. */
  trials: ReadonlyMap<string, number>
  /** Vietnamese day, `YYYY-MM-DD`. */
  today: string
}

/** What one check found; without `todo` there is nothing left to do. */
interface Found {
  isReady: boolean
  todo?: Bilingual
  certainty?: Certainty
}

/**
 * The to-do list of an authority: for each procedure of its level, what it has and what is missing, each with the next
 * step. What is there as a sample (C) is ready, and says that the real thing has to replace it.
 */
export function readinessOf(input: ReadinessInput): ReadinessItem[] {
  const procedures = input.procedures.filter(({ level }) => level === input.authority.level)
  return procedures.flatMap((procedure) =>
    Object.entries(checks).map(([item, check]): ReadinessItem => {
      const { isReady, todo, certainty } = check(procedure, input)
      return {
        procedure: procedure.code,
        item: item as ReadinessItemName,
        state: isReady ? 'ready' : 'missing',
        ...(todo ? { todo } : {}),
        ...(certainty ? { certainty } : {}),
      }
    }),
  )
}

const checks: Record<ReadinessItemName, (procedure: Procedure, input: ReadinessInput) => Found> = {
  form: ({ code }, { forms }) =>
    found(forms.has(code), 'Công bố một phiên bản biểu mẫu đã được chứng nhận.', 'Publish a certified form version.'),
  handler: ({ code, handler }, input) => {
    const assigned = assignmentOf(code, input)
    if (assigned) return { isReady: true, ...sampleOf(assigned.certainty) }
    return found(false, `Phân công bộ phận giải quyết (${handler.vi}).`, `Say which unit handles it (${handler.en}).`)
  },
  localFee: (procedure, { localFees, province, today }) => {
    if (!isSetLocally(procedure)) return { isReady: true }
    const known = province && localFeeOn(localFees, { procedure: procedure.code, province }, today)
    if (known) return { isReady: true, ...sampleOf(known.certainty) }
    return found(
      false,
      'Nhập mức phí theo nghị quyết của Hội đồng nhân dân tỉnh.',
      'Enter the fee the provincial council has set.',
    )
  },
  deadline: ({ law, deadline }) => {
    const certainty = weakest(law?.deadlines ?? [{ certainty: 'C' }])
    return {
      ...found(
        certainty !== 'C',
        `Đối chiếu thời hạn ${deadline.amount} với văn bản.`,
        `Check the deadline of ${deadline.amount} against the official text.`,
      ),
      ...(certainty === 'C' ? { certainty } : {}),
    }
  },
  calendar: ({ deadline }, { settings, today }) => {
    const absent = yearsOf(today, deadline).filter((year) => !settings.some(({ key }) => key === `calendar.${year}`))
    return found(
      absent.length === 0,
      `Nhập lịch nghỉ, lịch làm bù năm ${absent.join(', ')}.`,
      `Enter the calendar of ${absent.join(', ')}.`,
    )
  },
  signer: ({ code }, input) => {
    const assigned = assignmentOf(code, input)
    if (assigned?.signer) return { isReady: true, ...sampleOf(assigned.certainty) }
    return found(false, 'Nêu chức danh ký kết quả.', 'Say which function signs the results.')
  },
  agreements: ({ code }, { forms, agreements, authority, today }) => {
    const form = forms.get(code)
    const { consumerClass } = authority
    const open = form ? notGiven(conceptsRead(form), agreements, { procedure: code, consumerClass }, today) : []
    return found(
      form !== undefined && open.length === 0,
      open.length > 0
        ? `Đề xuất thoả thuận chia sẻ cho: ${open.join(', ')}.`
        : 'Công bố biểu mẫu rồi đề xuất thoả thuận chia sẻ.',
      open.length > 0
        ? `Propose an agreement that covers: ${open.join(', ')}.`
        : 'Publish the form, then propose its agreements.',
    )
  },
  trialDossier: ({ code }, { trials }) =>
    found((trials.get(code) ?? 0) > 0, 'Nộp một hồ sơ chạy thử tại cơ quan này.', 'Submit a trial dossier here.'),
}

/** Papers a form still demands: those the official list has and facts do not replace. */
export function papersLeft({ documents }: Pick<FormDocument, 'documents'>): number {
  return documents.filter((paper) => isDemanded(paper) && !paper.replacedBy?.length).length
}

function found(isReady: boolean, vi: string, en: string): Found {
  return isReady ? { isReady } : { isReady, todo: { vi, en } }
}

function sampleOf(certainty: Certainty): Omit<Found, 'isReady'> {
  if (certainty !== 'C') return { certainty }
  const todo = {
    vi: 'Đang dùng dữ liệu mẫu: thay bằng dữ liệu đã ban hành.',
    en: 'This is a sample: replace it by what has been issued.',
  }
  return { certainty, todo }
}

function assignmentOf(procedure: string, { assignments, authority }: ReadinessInput): Assignment | undefined {
  return assignments.find((each) => each.authority === authority.code && each.procedures.includes(procedure))
}

/** The years in which a dossier received today may be worked on, at two days for each day that counts. */
function yearsOf(today: string, { amount, unit }: Procedure['deadline']): number[] {
  const days = { workingDay: 2, day: 1, hour: 0, month: 31 }[unit] * amount
  const first = Number(today.slice(0, 4))
  const last = new Date(Date.parse(today) + days * 86_400_000).getUTCFullYear()
  return Array.from({ length: last - first + 1 }, (_, more) => first + more)
}
