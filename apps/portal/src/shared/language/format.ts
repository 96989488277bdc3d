import type { Readable } from '../api/types'

/** The languages of the portal; the first is the one it opens in. */
export const languages = ['vi', 'en'] as const

/** A language of the portal. */
export type Language = (typeof languages)[number]

const zone = 'Asia/Ho_Chi_Minh'
const weekdays: Record<Language, string[]> = {
  vi: ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
}

/** A text in the reader's language; an absent one is empty. */
export function read(text: Readable | null | undefined, language: Language): string {
  if (!text) return ''
  return typeof text === 'string' ? text : (text[language] ?? text.vi)
}

/** The Vietnamese calendar day of a moment or date, as `YYYY-MM-DD`. */
export function dayOf(moment: string | Date): string {
  if (typeof moment === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(moment)) return moment
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(moment),
  )
}

/** `20/11/2026`; a date that is only a month or a year stays one: `11/2026`, `2026`. */
export function formatDate(moment: string): string {
  if (/^\d{4}$/.test(moment)) return moment
  const month = /^(\d{4})-(\d{2})$/.exec(moment)
  if (month) return `${month[2]}/${month[1]}`
  const [year, monthOfYear, day] = dayOf(moment).split('-')
  return `${day}/${monthOfYear}/${year}`
}

/** `20/11`, for a year that is plain from what stands around it. */
export function formatShortDate(moment: string): string {
  return formatDate(moment).slice(0, 5)
}

/** `15:07` in Vietnam. */
export function formatTime(moment: string | Date): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(
    new Date(moment),
  )
}

/** `15:07, 20/11/2026` in Vietnam. */
export function formatMoment(moment: string): string {
  return `${formatTime(moment)}, ${formatDate(moment)}`
}

/** `thứ Sáu` or `Friday`. */
export function weekdayOf(moment: string, language: Language): string {
  return weekdays[language][new Date(`${dayOf(moment)}T12:00:00Z`).getUTCDay()] ?? ''
}

/** `thứ Sáu, 20/11/2026`. */
export function formatLongDate(moment: string, language: Language): string {
  return `${weekdayOf(moment, language)}, ${formatDate(moment)}`
}

/** `1.234,5` in Vietnamese, `1,234.5` in English. */
export function formatNumber(value: number, language: Language): string {
  const [whole = '', fraction] = String(Math.abs(value)).split('.')
  const [thousands, decimal] = language === 'vi' ? ['.', ','] : [',', '.']
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands)
  return `${value < 0 ? '−' : ''}${grouped}${fraction ? `${decimal}${fraction}` : ''}`
}

/** `1,5 MB`; less than a tenth of a megabyte in whole KB. */
export function formatSize(bytes: number, language: Language): string {
  const megabytes = Math.round(bytes / 104_858) / 10
  if (megabytes >= 0.1) return `${formatNumber(megabytes, language)} MB`
  return `${Math.max(1, Math.round(bytes / 1024))} KB`
}

/** `8.000 đồng`. */
export function formatMoney(value: number, language: Language): string {
  return `${formatNumber(value, language)} ${language === 'vi' ? 'đồng' : 'dong'}`
}

/** A personal number in groups of three, `001 188 024 617`; anything else unchanged. */
export function formatPersonId(value: string): string {
  return /^\d{12}$/.test(value) ? value.replace(/(\d{3})(?=\d)/g, '$1 ') : value
}

/** How long ago a date was, in whole days under a month, else in years and months. */
export function ageOf(date: string, now: Date): { years: number; months: number; days: number } {
  const [fromYear = 0, fromMonth = 1, fromDay = 1] = (/^\d{4}(-\d{2})?$/.test(date) ? date : dayOf(date))
    .split('-')
    .map(Number)
  const [year = 0, month = 1, day = 1] = dayOf(now).split('-').map(Number)
  const months = Math.max(0, (year - fromYear) * 12 + month - fromMonth - (day < fromDay ? 1 : 0))
  const days = Math.max(0, daysBetween(date, now))
  return { years: Math.floor(months / 12), months: months % 12, days: months ? 0 : days }
}

/** Calendar days from one Vietnamese day to another; negative when the second is earlier. */
export function daysBetween(from: string | Date, to: string | Date): number {
  const noon = (moment: string | Date) =>
    Date.parse(
      `${typeof moment === 'string' && moment.length < 10 ? `${moment}-01-01`.slice(0, 10) : dayOf(moment)}T12:00:00Z`,
    )
  return Math.round((noon(to) - noon(from)) / 86_400_000)
}

/** The text with its first letter as a capital. */
export function capitalise(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}
