import type { CalendarDays, InputError } from '#contracts'
import { addDays, isBlank, unitAt } from '#vietnam'

/** A problem at a place of the calendar. */
type At = (path: string, code: string, message: InputError['message']) => InputError

const problem: At = (path, code, message) => ({ path, code, message })

/**
 * What of a year's days cannot be: days of another year, one day named twice, a weekday "worked instead", a province there is
 * none of. A swap may reach into the year before or after, as long as one of its days is in this one.
 */
export function calendarProblems(year: number, days: CalendarDays): InputError[] {
  const { holidays, daysInLieu, swappedDays, halfDays, provinceDaysOff } = days
  const off = [
    ...holidays.map(({ date }, index) => ({ date, path: `/holidays/${index}/date` })),
    ...daysInLieu.map(({ date }, index) => ({ date, path: `/daysInLieu/${index}/date` })),
    ...swappedDays.map((swap, index) => ({ date: swap.off, path: `/swappedDays/${index}/off` })),
  ]
  const worked = swappedDays.map((swap, index) => ({ date: swap.worked, path: `/swappedDays/${index}/worked` }))
  const halves = halfDays.map(({ date }, index) => ({ date, path: `/halfDays/${index}/date` }))
  const local = provinceDaysOff.map(({ date }, index) => ({ date, path: `/provinceDaysOff/${index}/date` }))
  return [
    ...[...off, ...halves, ...local].flatMap((day) =>
      isIn(year, day.date) || isSwap(day.path) ? [] : [otherYear(day.path, year)],
    ),
    ...swappedDays.flatMap((swap, index) =>
      isIn(year, swap.off) || isIn(year, swap.worked) ? [] : [otherYear(`/swappedDays/${index}/off`, year)],
    ),
    ...[...off, ...worked]
      .filter(({ date, path }) => isSwap(path) && Math.abs(Number(date.slice(0, 4)) - year) > 1)
      .map(({ path }) => otherYear(path, year)),
    ...repeated(
      provinceDaysOff.map((day, index) => ({ date: `${day.date} (${day.province})`, path: local[index]?.path ?? '' })),
    ),
    ...halfDays.flatMap(({ until }, index) => (isWithinDay(until) ? [] : [notWithinDay(`/halfDays/${index}/until`)])),
    ...nameless(days),
    ...repeated([...off, ...worked, ...halves]),
    ...worked.flatMap(({ date, path }) => (isWeekend(date) ? [] : [weekdayWorked(path)])),
    ...swappedDays.flatMap((swap, index) => (isWeekend(swap.off) ? [weekendOff(`/swappedDays/${index}/off`)] : [])),
    ...provinceDaysOff.flatMap(({ province, date }, index) =>
      unitAt(province, date)?.level === 'province'
        ? []
        : [provinceUnknown(`/provinceDaysOff/${index}/province`, province)],
    ),
  ]
}

/** The first year with a day up to `days` ahead of `today` that has no calendar; undefined where all have one. */
export function firstYearMissing(today: string, days: number, years: ReadonlySet<number>): number | undefined {
  const [from, to] = [today, addDays(today, days)].map((day) => Number(day.slice(0, 4)))
  for (let year = from ?? 0; year <= (to ?? 0); year++) if (!years.has(year)) return year
  return undefined
}

/** Days from `today` to the first day of the first year without a calendar; 0 where this year has none. */
export function daysCovered(today: string, years: ReadonlySet<number>): number {
  let year = Number(today.slice(0, 4))
  while (years.has(year)) year++
  const left = (Date.parse(`${year}-01-01`) - Date.parse(today)) / 86_400_000
  return Math.max(0, Math.round(left))
}

/** Work that ends before most offices open, or as late as on any day, is no half day. */
function isWithinDay(until: string): boolean {
  return until >= '08:00' && until < '17:00'
}

/** Days off are shown by their names, in both languages. */
function nameless(days: CalendarDays): InputError[] {
  return (['holidays', 'daysInLieu', 'provinceDaysOff'] as const).flatMap((list) =>
    days[list].flatMap(({ name }, index) =>
      (['vi', 'en'] as const).flatMap((language) =>
        isBlank(name[language]) ? [unnamed(`/${list}/${index}/name/${language}`)] : [],
      ),
    ),
  )
}

function isIn(year: number, date: string): boolean {
  return date.startsWith(`${year}-`)
}

function isSwap(path: string): boolean {
  return path.startsWith('/swappedDays/')
}

function isWeekend(date: string): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6
}

function repeated(days: readonly { date: string; path: string }[]): InputError[] {
  const seen = new Set<string>()
  return days.flatMap(({ date, path }) => {
    if (!seen.has(date)) {
      seen.add(date)
      return []
    }
    return [
      problem(path, 'day_repeated', {
        vi: `Ngày ${date} đã có ở trên trong lịch này.`,
        en: `${date} stands in this calendar already.`,
      }),
    ]
  })
}

function otherYear(path: string, year: number): InputError {
  return problem(path, 'other_year', {
    vi: `Ngày này không thuộc năm ${year}.`,
    en: `This day is not in ${year}.`,
  })
}

function weekdayWorked(path: string): InputError {
  return problem(path, 'weekday_worked', {
    vi: 'Ngày làm bù phải là thứ Bảy hoặc Chủ nhật.',
    en: 'A day worked instead is a Saturday or a Sunday.',
  })
}

function weekendOff(path: string): InputError {
  return problem(path, 'weekend_off', {
    vi: 'Ngày nghỉ hoán đổi phải là ngày từ thứ Hai đến thứ Sáu.',
    en: 'A day off in exchange is a day from Monday to Friday.',
  })
}

function provinceUnknown(path: string, code: string): InputError {
  return problem(path, 'province_not_found', {
    vi: `Vào ngày này không có tỉnh, thành phố nào mang mã ${code}.`,
    en: `No province has the code ${code} on this day.`,
  })
}

function notWithinDay(path: string): InputError {
  return problem(path, 'not_within_day', {
    vi: 'Giờ nghỉ sớm phải từ 08:00 và trước 17:00.',
    en: 'Work that ends early ends at 08:00 or later, and before 17:00.',
  })
}

function unnamed(path: string): InputError {
  return problem(path, 'required', {
    vi: 'Hãy ghi tên ngày nghỉ bằng cả hai thứ tiếng.',
    en: 'Name the day off in both languages.',
  })
}
