/**
 * The legal clock once more, by the plainest reading of its rules and by their defaults: days as strings, one after the
 * other, and hours minute by minute. Nothing here is shared with the rules it is compared with.
 */
export interface PlainHistory {
  amount: number
  unit: 'workingDay' | 'workingHour' | 'calendarDay' | 'month'
  /** ISO 8601 */
  receivedAt: string
  afternoonRule: boolean
  waits: { person: boolean; incomplete: boolean; from: string; to?: string }[]
  isOff: (day: string) => boolean
}

export interface PlainAnswer {
  due: string | null
  /** Days that count, or for hours minutes by day. */
  counted: Map<string, number>
}

const zone = '+07:00'
const ms = (iso: string) => new Date(iso).getTime()
const dayOf = (time: number) => new Date(time + 7 * 3_600_000).toISOString().slice(0, 10)
const tomorrow = kept((day) => dayOf(ms(`${day}T12:00:00${zone}`) + 24 * 3_600_000))
const closing = kept((day) => ms(`${day}T17:00:00${zone}`))

function kept<T>(read: (day: string) => T): (day: string) => T {
  const known = new Map<string, T>()
  return (day) => {
    const value = known.get(day) ?? read(day)
    known.set(day, value)
    return value
  }
}

/** Counts to the due instant of one history, or to null where nobody has answered. */
export function plainDue(history: PlainHistory): PlainAnswer {
  return history.unit === 'workingHour' ? plainHours(history) : plainDays(history)
}

/** The day on which something counts as received, and the moment. */
function deemed(time: number, { afternoonRule, isOff }: PlainHistory): { day: string; time: number } {
  let day = dayOf(time)
  const isLate = afternoonRule && time > ms(`${day}T15:00:00${zone}`)
  if (!isLate && !isOff(day)) return { day, time }
  do day = tomorrow(day)
  while (isOff(day))
  return { day, time: ms(`${day}T07:30:00${zone}`) }
}

function endsOf(history: PlainHistory) {
  return history.waits.map(({ from, to, person, incomplete }) => {
    const begin = ms(from)
    if (to === undefined) return { begin, end: Infinity, firstDay: dayOf(begin), lastDay: '9999', restarts: false }
    const end = person ? deemed(ms(to), history) : { day: dayOf(ms(to)), time: ms(to) }
    return { begin, end: end.time, firstDay: dayOf(begin), lastDay: end.day, restarts: incomplete }
  })
}

function plainDays(history: PlainHistory): PlainAnswer {
  const waits = endsOf(history)
  const counts = (day: string) =>
    !(history.unit === 'workingDay' && history.isOff(day)) &&
    !waits.some(({ firstDay, lastDay }) => day > firstDay && day <= lastDay)
  let zero = deemed(ms(history.receivedAt), history).day
  let counted = new Map<string, number>()
  let wanted: number | undefined
  for (let day = zero; ; day = tomorrow(day)) {
    const end = closing(day)
    const restarts = waits.filter((wait) => wait.restarts && wait.lastDay === day)
    const beginAgain = () => {
      zero = day
      wanted = undefined
      counted = new Map()
    }
    if (restarts.some(({ begin }) => begin < end)) beginAgain()
    wanted ??= history.unit === 'month' ? spanOf(zero, history.amount) : history.amount
    if (day > zero && counted.size < wanted && counts(day)) counted.set(day, counted.size + 1)
    if (counted.size >= wanted && !history.isOff(day)) {
      const stands = waits.some((wait) => wait.begin < end && end <= wait.end)
      if (!stands) return { due: new Date(end).toISOString(), counted }
    }
    if (waits.some((wait) => wait.end === Infinity && wait.begin < end)) return { due: null, counted }
    if (restarts.some(({ begin }) => begin >= end)) beginAgain()
  }
}

/** Days from a day to the same number some months later, walking there. */
function spanOf(zero: string, months: number): number {
  const [year = 0, month = 0, date = 0] = zero.split('-').map(Number)
  let [wantedYear, wantedMonth] = [year, month + months]
  while (wantedMonth > 12) [wantedYear, wantedMonth] = [wantedYear + 1, wantedMonth - 12]
  const prefix = `${wantedYear}-${String(wantedMonth).padStart(2, '0')}-`
  let [day, days, last] = [zero, 0, 0]
  for (; day.slice(0, 8) <= prefix; day = tomorrow(day), days++) {
    if (day.startsWith(prefix) && Number(day.slice(8)) <= date) last = days
  }
  return last
}

function plainHours(history: PlainHistory): PlainAnswer {
  const up = (time: number) =>
    time % 60_000 === 0 || time === Infinity ? time : time + 60_000 - (((time % 60_000) + 60_000) % 60_000)
  const waits = endsOf(history).map((wait) => ({ ...wait, begin: up(wait.begin), end: up(wait.end) }))
  let minutes = 0
  let day: string | undefined
  let counted = new Map<string, number>()
  const start = up(deemed(ms(history.receivedAt), history).time)
  for (let time = start; ; time += 60_000) {
    if (waits.some(({ begin, end }) => end === Infinity && begin <= time)) return { due: null, counted }
    const minute = ((time + 7 * 3_600_000) / 60_000) % 1440
    if (day === undefined || minute === 0) day = dayOf(time)
    if (waits.some(({ restarts, end }) => restarts && end === time)) {
      minutes = 0
      counted = new Map()
    }
    const isOffice = (minute >= 450 && minute < 690) || (minute >= 780 && minute < 1020)
    if (!isOffice || history.isOff(day) || waits.some(({ begin, end }) => begin <= time && time < end)) continue
    minutes++
    counted.set(day, (counted.get(day) ?? 0) + 1)
    if (minutes === history.amount * 60) return { due: new Date(time + 60_000).toISOString(), counted }
  }
}
