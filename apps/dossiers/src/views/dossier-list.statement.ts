import {
  cursorInvalid,
  cursorOf,
  dossierAccess,
  readCursor,
  relationOf,
  type Actor,
  type DossierOrder,
  type DueFilter,
} from '#contracts'
import { isDossierId } from '../dossier/dossiers.js'

/** Dossiers are counted up to here; beyond, it is told that there are more. */
export const mostCounted = 10_000

/** States in which the authority's clock runs. */
const running = `status in ('submitted', 'accepted', 'inProgress')`

/** Groups of urgency: the clock runs, the clock stands, drafts, ended. */
const urgency = `case when ${running} and due_at is not null then 0
  when status in ('submitted', 'accepted', 'inProgress', 'supplementRequested', 'paymentRequested') then 1
  when status = 'draft' then 2 else 3 end`

const micros = (moment: string) => `(extract(epoch from ${moment}) * 1000000)::bigint`

/** Each order as two whole numbers that grow along it; equal ones follow their ids. */
const places: Record<DossierOrder, readonly [string, string]> = {
  due: [urgency, `case when (${urgency}) < 2 then coalesce(${micros('due_at')}, 0) else -${micros('changed_at')} end`],
  received: ['case when received_at is null then 1 else 0 end', `-${micros('coalesce(received_at, changed_at)')}`],
  changed: ['0', `-${micros('changed_at')}`],
}

const dueWithin: Record<DueFilter, string> = {
  overdue: 'due_at < $9::timestamptz and $10::timestamptz is not null',
  today: `due_at >= $10 and due_at < $10::timestamptz + interval '1 day' and $9::timestamptz is not null`,
  week: `due_at >= $10 and due_at < $10::timestamptz + interval '7 days' and $9::timestamptz is not null`,
}

/** True: names the parameters of {@link dueWithin}, so that the database knows their types. */
const everyDue = '($9::timestamptz is not null and $10::timestamptz is not null)'

/** What a row of the list carries for its place in the order. */
export interface Placed {
  id: string
  place: string
  placeWithin: string
}

/** What is asked of the list beyond the values of its filters. */
export interface ListShape {
  actor: Actor
  sort: DossierOrder
  due: DueFilter | undefined
}

const columns = `id, code, procedure, form_version as "formVersion", status, completed_parts as "completedParts",
  applicant_name as "applicantName", representation, created_at as "createdAt", received_at as "receivedAt", due_at as "dueAt"`

/**
 * One page. Parameters: $1 the person or authority, $2 status, $3 procedure, $4 pattern of names, $5 pattern of codes,
 * $6 numbers, $7 only those being handled, $8 assigned, $9 now, $10 the beginning of the Vietnamese day, $11 to $13 the
 * place before, $14 how many.
 */
export function listStatement(shape: ListShape): string {
  const [place, within] = places[shape.sort]
  return `
    select * from (
      select ${columns}, changed_at, (${place})::bigint as place, (${within})::bigint as "placeWithin"
      from dossier where ${found(shape)}
    ) as found
    where $11::bigint is null or (place, "placeWithin", id) > ($11::bigint, $12::bigint, $13::uuid)
    order by place, "placeWithin", id
    limit $14`
}

/** How many there are, counted no further than needed; the first ten parameters of {@link listStatement}, $11 how many. */
export function countStatement(shape: ListShape): string {
  return `select count(*)::int as total from (select 1 from dossier where ${found(shape)} limit $11) as counted`
}

function found({ actor, due }: ListShape): string {
  return `${visibleTo(actor)}
    and ($2::text is null or status = $2)
    and ($3::text is null or procedure = $3)
    and ($4::text is null or search_name like $4 or code ilike $5 or procedure ilike $5
      or applicant_person_id = $6 or applicant_old_id = $6 or applicant_passport = $6)
    and ($7::boolean is null or $7 = (status not in ('draft', 'completed', 'returned', 'rejected', 'withdrawn', 'stopped')))
    and ($8::text is null or $8 = 'none')
    and ${due ? `${running} and ${dueWithin[due]}` : everyDue}`
}

/** As `representsOn` says of one dossier. */
const represents = `representation->>'personId' = $1 and representation->>'status' <> 'refused'
  and coalesce(representation->>'ends', '9999') >= to_char($10::timestamptz at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD')`

/** The same people as `relationsTo` says of one dossier, with the permissions that reading one needs. */
function visibleTo(actor: Actor): string {
  const { role } = actor
  if (role === 'citizen')
    return `((applicant_person_id = $1 and identity = 'verified' and coalesce(representation->>'personId' <> $1, true)) or (${represents}))`
  const own =
    role === 'head'
      ? `(received_by = $1 or handled_by = $1 or starts_with(received_by, $1 || '.') or starts_with(handled_by, $1 || '.'))`
      : '(received_by = $1 or handled_by = $1)'
  const decides = relationOf(dossierAccess.read, actor, { relations: ['decidingOffice'] }) === 'allowed'
  const others = decides ? ` and coalesce(representation->>'status', '') <> 'unverified'` : ''
  return `${own} and not (status = 'draft' and channel = 'citizen'${others})`
}

/** The cursor that stands for a row of the list in this order. */
export function writeCursor(sort: DossierOrder, { id, place, placeWithin }: Placed): string {
  return cursorOf(JSON.stringify([sort, place, placeWithin, id]))
}

/** The place a cursor stands for; throws `cursor_invalid` also for one of another order. */
export function readPlace(sort: DossierOrder, cursor: string): Placed {
  const [order, place, placeWithin, id] = partsOf(readCursor(cursor))
  const isPlace = [place, placeWithin].every((number) => typeof number === 'string' && /^-?\d{1,17}$/.test(number))
  if (order !== sort || !isPlace || typeof id !== 'string' || !isDossierId(id)) throw cursorInvalid()
  return { place: String(place), placeWithin: String(placeWithin), id }
}

function partsOf(text: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(text)
    return Array.isArray(parts) ? parts : []
  } catch {
    return []
  }
}
