import { cursorInvalid, cursorOf, readCursor, type Actor, type DossierOrder, type ListDossiers } from '#contracts'
import { accountNameOf } from '#platform'
import { dayOf } from '#vietnam'
import { isDossierId } from '../dossier/dossiers.js'
import { scopeOf, type ListScope } from './list-scope.js'
import { Parameters } from './parameters.js'
import { placeColumns, placesDue, placesOpen, type PlaceRange } from './place.rules.js'
import { isProcedureCode, searchOf } from './search.rules.js'

/** Dossiers are counted up to here; beyond, it is told that there are more. */
export const mostCounted = 10_000

/** What a row of the list carries for its place in the order. */
export interface Placed {
  id: string
  place: string
}

/** A list that somebody asked for at a moment. */
export interface ListQuestion extends Pick<ListDossiers, 'status' | 'procedure' | 'q' | 'open' | 'due' | 'assigned'> {
  actor: Actor
  sort: DossierOrder
  now: Date
}

/** A statement with its values. */
export interface Statement {
  text: string
  values: unknown[]
}

const columns = `id, code, procedure, form_version as "formVersion", status, completed_parts as "completedParts",
  applicant_name as "applicantName", representation, created_at as "createdAt", received_at as "receivedAt", due_at as "dueAt",
  assigned_to as "assignedTo", assigned_name as "assignedName", transfer->>'to' as "transferTo", inquiries, version`

/** A search that finds no more than this is found by its words and then put in order; another by walking along the order. */
export const fewFound = 2000

/**
 * One page of at most `most` rows behind the place before. Each part of the scope walks an index of its own to its first
 * rows, or finds the few there are (`few`) and orders them; only those of the page are then read whole. Its best plan
 * depends on the values: it is planned for each question.
 */
export function listStatement(
  question: ListQuestion,
  before: Placed | undefined,
  most: number,
  few = false,
): Statement {
  const { values, add } = new Parameters()
  const column = placeColumns[question.sort]
  const place = few ? `(${column} + 0)` : column // no index is in the order of a sum
  const after = before && `(${place}, id) > (${add(before.place)}::bigint, ${add(before.id)}::uuid)`
  const pages = conditions(question, add).map(
    (
      condition,
    ) => `(select id, ${place} as place from dossier where ${[condition, ...(after ? [after] : [])].join(' and ')}
      order by ${place}, id limit ${most})`,
  )
  const text = `
    select ${columns}, place from (
      select id, place from (${pages.join(' union all ')}) as found order by place, id limit ${most}
    ) as page join dossier using (id)
    order by place, id`
  return { text, values }
}

/** How many there are, counted up to one more than are told. */
export function countStatement(question: ListQuestion): Statement {
  const { values, add } = new Parameters()
  const counted = conditions(question, add).map((condition) => `select 1 from dossier where ${condition}`)
  const text = `select count(*)::int as total from (${counted.join(' union all ')} limit ${mostCounted + 1}) as counted`
  return { text, values }
}

/** What holds of the dossiers of a list: one condition for each part of its scope. */
function conditions(question: ListQuestion, add: Parameters['add']): string[] {
  const scope = scopeOf(question.actor, dayOf(question.now), add)
  const filters = filtersOf(question, scope, add)
  return scope.parts.map((part) => [part, ...filters].join(' and '))
}

function filtersOf(question: ListQuestion, scope: ListScope, add: Parameters['add']): string[] {
  const { status, procedure, q, open, due, assigned, now } = question
  const filters: string[] = []
  if (status) filters.push(`status = ${add(status)}`)
  if (procedure) filters.push(`procedure = ${add(procedure)}`)
  if (open !== undefined) filters.push(...within(placesOpen(open), add))
  if (due) filters.push(...within(placesDue(due, now, new Date(`${dayOf(now)}T00:00:00+07:00`)), add))
  if (assigned === 'me') filters.push(`assigned_to = ${add(accountNameOf(question.actor))}`)
  if (assigned === 'none') filters.push('assigned_to is null')
  if (q && isProcedureCode(q)) filters.push(`procedure = ${add(q.trim())}`)
  else if (q) {
    const search = searchOf(scope.top, q)
    filters.push(search === undefined ? 'false' : `${scope.words} @@ ${add(search)}::tsquery`)
  }
  return filters
}

function within({ from, to }: PlaceRange, add: Parameters['add']): string[] {
  return [
    ...(from === undefined ? [] : [`due_place >= ${add(from)}::bigint`]),
    ...(to === undefined ? [] : [`due_place < ${add(to)}::bigint`]),
  ]
}

/** The cursor that stands for a row of the list in this order. */
export function writeCursor(sort: DossierOrder, { id, place }: Placed): string {
  return cursorOf(JSON.stringify([sort, place, id]))
}

/** The place a cursor stands for; throws `cursor_invalid` also for one of another order. */
export function readPlace(sort: DossierOrder, cursor: string): Placed {
  const [order, place, id] = partsOf(readCursor(cursor))
  const isPlace = typeof place === 'string' && /^-?\d{1,18}$/.test(place)
  if (order !== sort || !isPlace || typeof id !== 'string' || !isDossierId(id)) throw cursorInvalid()
  return { place, id }
}

function partsOf(text: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(text)
    return Array.isArray(parts) ? parts : []
  } catch {
    return []
  }
}
