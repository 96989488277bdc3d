import type { QuietHours } from '#contracts'
import { addDays, dayOf, timeOfDay } from '#vietnam'

/** Milliseconds between tries grow from half a minute to a quarter of an hour. */
const firstPause = 30_000
const longestPause = 15 * 60_000

/** A message nobody took for three days is given up; its notices are in the inbox all the time. */
const longest = 3 * 86_400_000

/** The first moment from `at` on that is not within the quiet hours. */
export function allowedFrom(at: Date, quiet: QuietHours | undefined): Date {
  if (!quiet) return at
  const { from, until } = quiet
  const time = timeOfDay(at)
  const isQuiet = from <= until ? from <= time && time < until : time >= from || time < until
  if (!isQuiet) return at
  return vietnamese(time < until ? dayOf(at) : addDays(dayOf(at), 1), until)
}

/** The first moment of the day after this one that is not within the quiet hours. */
export function allowedOnNextDay(day: string, quiet: QuietHours | undefined): Date {
  return allowedFrom(vietnamese(addDays(day, 1), '00:00'), quiet)
}

/** When a message is tried again after so many failed tries; undefined where it is given up. */
export function retryAt(now: Date, attempts: number, createdAt: Date, quiet: QuietHours | undefined): Date | undefined {
  if (now.getTime() - createdAt.getTime() > longest) return undefined
  const pause = Math.min(firstPause * 2 ** Math.min(attempts - 1, 20), longestPause)
  return allowedFrom(new Date(now.getTime() + pause), quiet)
}

function vietnamese(day: string, time: string): Date {
  return new Date(`${day}T${time}:00+07:00`)
}
