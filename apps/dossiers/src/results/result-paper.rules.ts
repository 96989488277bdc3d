import {
  weakest,
  type Authority,
  type DossierOutcome,
  type FormDocument,
  type OutcomeDecision,
  type Procedure,
} from '#contracts'
import type { Paper, PaperLine } from '#papers'
import { dayOf, formatDate, isBlank } from '#vietnam'
import { invalidInput } from '#platform'
import { outcomeFieldsInvalid } from './result.errors.js'

const most = { fields: 20, label: 80, value: 300 }

/** What a result says. */
export interface ResultFacts {
  authority: Pick<Authority, 'name'>
  /** Where the office is, e.g. "Hà Nội"; empty where it is not known. */
  place: string
  procedure: Pick<Procedure, 'code' | 'name' | 'legalBasis' | 'law'>
  form: Pick<FormDocument, 'layout'>
  code: string
  receivedAt: Date
  applicant: { name: string; personId: string | null }
  outcome: DossierOutcome
  reason: string | undefined
  signerName: string
  at: Date
  /** The address of the page that checks it. */
  verification: string
  /** Nothing of it is valid outside. */
  isDemo: boolean
}

const titles: Record<OutcomeDecision, string> = {
  granted: 'Kết quả giải quyết thủ tục hành chính',
  refused: 'Thông báo không giải quyết hồ sơ',
}

/** The result as a paper in Vietnamese. */
export function resultPaper(facts: ResultFacts): Paper {
  const { authority, place, procedure, code, applicant, outcome, at, verification, signerName } = facts
  const { name } = authority
  const lines: PaperLine[] = [
    { label: 'Người đề nghị', value: applicant.name },
    ...(applicant.personId === null ? [] : [{ label: 'Số định danh cá nhân', value: applicant.personId }]),
    { label: 'Thủ tục', value: `${procedure.name.vi} (mã ${procedure.code})` },
    { label: 'Hồ sơ', value: `${code}, tiếp nhận ngày ${formatDate(dayOf(facts.receivedAt))}` },
    ...outcomeLines(outcome, facts.form),
  ]
  return {
    ...{ authority: name.vi, placeAndDate: placeAndDate(place, at), number: code, title: titles[outcome.decision] },
    ...{ subtitle: procedure.name.vi, lines, paragraphs: paragraphsOf(facts), verification },
    ...{ signerTitle: 'NGƯỜI KÝ', signerName, footnotes: footnotesOf(facts) },
  }
}

/** The fields of an outcome; throws `invalid` where they are too many, too long or empty. */
export function readOutcome({ decision, fields = {} }: DossierOutcome): Required<DossierOutcome> {
  const entries = Object.entries(fields)
  const fits = ([label, value]: [string, unknown]) =>
    label.length <= most.label && !isBlank(label) && isText(value) && value.length <= most.value && !isBlank(value)
  if (entries.length > most.fields || !entries.every(fits)) throw invalidInput([outcomeFieldsInvalid(most)])
  return { decision, fields }
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function outcomeLines({ fields = {} }: DossierOutcome, { layout }: Pick<FormDocument, 'layout'>): PaperLine[] {
  const asked = layout.pages.flatMap(({ sections }) => sections).flatMap((section) => section.fields)
  return Object.entries(fields).map(([key, value]) => {
    const label = asked.find(({ path }) => path === key)?.label.vi ?? key
    return { label, value }
  })
}

function paragraphsOf({ authority, procedure, outcome, reason }: ResultFacts): string[] {
  const decided =
    outcome.decision === 'granted'
      ? `${authority.name.vi} đã giải quyết hồ sơ trên và chấp thuận đề nghị.`
      : `${authority.name.vi} không chấp thuận đề nghị trên. Lý do: ${reason ?? ''}`
  return [decided, `Căn cứ: ${procedure.legalBasis}`]
}

function footnotesOf({ procedure, isDemo }: ResultFacts): string[] {
  return [
    ...(weakest(procedure.law?.bases ?? [{ certainty: 'C' }]) === 'C'
      ? ['Căn cứ của thủ tục này là mẫu, chưa đối chiếu văn bản.']
      : []),
    ...(isDemo ? ['Giấy của bản thử nghiệm với dữ liệu không có thật; không có giá trị pháp lý.'] : []),
  ]
}

/** "Hà Nội, ngày 05 tháng 12 năm 2026"; days below 10 and January and February with a zero (Nghị định 30/2020/NĐ-CP, Phụ lục I). */
export function placeAndDate(place: string, at: Date): string {
  const [year = '', month = '', day = ''] = dayOf(at).split('-')
  const date = `ngày ${day} tháng ${Number(month) <= 2 ? month : Number(month)} năm ${year}`
  return place === '' ? date.replace('n', 'N') : `${place}, ${date}`
}

/** "N.T.L." */
export function initialsOf(name: string): string {
  return name
    .normalize('NFC')
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => `${[...word][0]?.toLocaleUpperCase('vi') ?? ''}.`)
    .join('')
}
