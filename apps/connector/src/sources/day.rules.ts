import { dayOf } from '#vietnam'

/** The day a text begins with, `YYYY-MM-DD`, where there is such a day; of an instant with its offset, the day in Vietnam. */
export function dayIn(text: string): string | undefined {
  const [day] = /^\d{4}-\d{2}-\d{2}(?![\d-])/.exec(text) ?? []
  const time = day === undefined ? NaN : Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(day ?? '')) return undefined
  const [, clock, offset = ''] = instant.exec(text) ?? []
  if (clock === undefined) return day
  const at = Date.parse(`${day}T${clock}${offset.length === 3 ? `${offset}:00` : offset.toUpperCase()}`)
  return Number.isNaN(at) ? undefined : dayOf(new Date(at))
}

/** The time and offset of an instant, as PostgreSQL (`+07`) or ISO 8601 (`Z`, `+07:00`) writes them. */
const instant = /^\d{4}-\d{2}-\d{2}[ Tt](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?) ?([Zz]|[+-]\d{2}(?::?\d{2})?)$/
