import { accountOf } from '#contracts'
import { isRemoved, type Journey } from '../load/journal.js'
import type { Check, Held } from './check.js'

interface Row {
  id: string
  code: string | null
  status: string
  created_by: string
  due_at: Date | null
  project: string | null
  events: Record<string, number>
}

/** A request that nobody waits for any more can still be carried out until its deadline. */
const lateMs = 8000

/** Steps that can be taken once only in the life of the dossiers of this load. */
const once = ['opened', 'submitted', 'accepted', 'started', 'completed', 'resultReturned']
const eventOf: Record<string, string> = {
  accept: 'accepted',
  start: 'started',
  complete: 'completed',
  returnResult: 'resultReturned',
}

/** Every acknowledged write is there once; every other one is there whole, or not at all. */
export const acknowledgedWrites: Check = async (held) => {
  const rows = await dossiersOf(held)
  const found: string[] = []
  for (const journey of held.journal.journeys) {
    const own = rows.get(accountOf({ issuer: journey.issuer, subject: journey.subject })) ?? []
    const isOpen = journey.opened.some(({ outcome }) => outcome === 'acknowledged')
    const wanted = isOpen && journey.removals.length === 0 ? 1 : 0
    if (own.length > (isRemoved(journey) ? 0 : 1) || own.length < wanted)
      found.push(
        `${journey.subject} opened one dossier (${journey.key ? 'with' : 'without'} a key${isRemoved(journey) ? ' and removed it' : ''}), ${own.length} are there.`,
      )
    for (const row of own) found.push(...wholeness(row))
    const row = own.find(({ id }) => id === journey.id)
    if (row) found.push(...receipts(journey, row), ...steps(journey, row), ...answers(journey, row))
  }
  return found
}

async function dossiersOf({ system }: Held): Promise<Map<string, Row[]>> {
  const rows = await system.rows<Row>(
    'dossiers',
    `select d.id, code, status, created_by, due_at, answers ->> '/request/project' as project,
            (select jsonb_object_agg(event, times) from
              (select event, count(*)::int as times from dossier_event e where e.dossier_id = d.id group by event) t) as events
     from dossier d`,
  )
  return Map.groupBy(rows, ({ created_by }) => created_by)
}

function wholeness({ id, code, status, due_at, events }: Row): string[] {
  const isDraft = status === 'draft'
  const parts = [code !== null, due_at !== null, (events['submitted'] ?? 0) === 1]
  const found = parts.every((there) => there === !isDraft)
    ? []
    : [`Dossier ${id} (${status}) is neither submitted nor a draft.`]
  const twice = once.filter((event) => (events[event] ?? 0) > 1)
  return [...found, ...twice.map((event) => `Dossier ${id} was ${event} ${events[event]} times.`)]
}

function receipts({ submissions }: Journey, { id, code, due_at }: Row): string[] {
  const told = submissions.filter(({ outcome }) => outcome === 'acknowledged')
  const wrong = told.filter((receipt) => receipt.code !== code || receipt.dueAt !== due_at?.toISOString())
  return wrong.map(
    (receipt) => `Dossier ${id} was acknowledged as ${receipt.code}, due ${receipt.dueAt}; it is ${code}.`,
  )
}

function steps({ acts, snapshots }: Journey, { id, events }: Row): string[] {
  const told = acts.filter(({ outcome }) => outcome === 'acknowledged').map(({ action }) => eventOf[action] ?? action)
  const lost = told.filter((event) => events[event] !== 1)
  const prefills = events['prefilled'] ?? 0
  return [
    ...lost.map((event) => `Dossier ${id} was acknowledged as ${event}; its history does not know that.`),
    ...(prefills < new Set(snapshots.map(({ snapshotId }) => snapshotId)).size
      ? [`Dossier ${id} was prefilled more often than the ${prefills} times its history knows.`]
      : []),
  ]
}

/** The last acknowledged answer stands, or one of unknown outcome that could still be carried out after it. */
function answers(journey: Journey, { id, project }: Row): string[] {
  const last = journey.answers.filter(({ outcome }) => outcome === 'acknowledged').at(-1)
  if (!last) return []
  const possible = journey.answers.filter(
    ({ outcome, sentAt }) => outcome === 'unknown' && sentAt > last.sentAt - lateMs,
  )
  const isRight = [last, ...possible].some((answer) => answer.project === project)
  return isRight ? [] : [`Dossier ${id} lost an acknowledged answer (${journey.answers.length} were sent).`]
}

/** Codes of one authority and day are 1, 2, 3 …, and the counter stands at the last. */
export const codes: Check = async ({ system }) => {
  const rows = await system.rows<{ code: string }>('dossiers', 'select code from dossier where code is not null')
  const counters = await system.rows<{ authority: string; day: string; last: number }>(
    'dossiers',
    `select authority, to_char(day, 'YYMMDD') as day, last from code_counter`,
  )
  const series = Map.groupBy(rows, ({ code }) => code.replace(/-\d+$/, ''))
  return counters.flatMap(({ authority, day, last }) => {
    const numbers = (series.get(`${authority}-${day}`) ?? []).map(({ code }) => Number(code.split('-').at(-1)))
    const sorted = numbers.sort((left, right) => left - right)
    const isWhole = sorted.length === last && sorted.every((number, index) => number === index + 1)
    return isWhole ? [] : [`The codes of ${authority} on ${day} are ${sorted.join(', ')}; the counter is at ${last}.`]
  })
}
