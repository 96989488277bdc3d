import { delayCauses, handledStates, type MeasureGroup } from '#contracts'

/** Of an authority ($1), and all below it ($2 up to but without $3) in the order of codes. */
const within = (column: string) => `(${column} = $1 or (${column} >= $2 and ${column} < $3))`

const decidedKeys: Record<MeasureGroup, string> = {
  authority: 'authority',
  procedure: 'procedure',
  day: 'decided_on::text',
  cause: 'cause',
}

const countedKeys: Record<Exclude<MeasureGroup, 'cause'>, string> = {
  authority: 'received_by',
  procedure: 'procedure',
  day: `(received_at at time zone 'Asia/Ho_Chi_Minh')::date::text`,
}

/** What was decided from a day ($4) to a day ($5). */
export function decidedStatement(by: MeasureGroup): string {
  const causes = delayCauses.map((cause) => `count(*) filter (where cause = '${cause}')::int as ${cause}`)
  return `
    select ${decidedKeys[by]} as key, count(*)::int as decided, count(*) filter (where is_late)::int as late,
      percentile_cont(0.5) within group (order by office_minutes) as p50,
      percentile_cont(0.9) within group (order by office_minutes) as p90,
      sum(fields)::int as fields, sum(reused)::int as reused, ${causes.join(', ')}
    from dossier_measure
    where ${within('authority')} and decided_on between $4 and $5 ${by === 'cause' ? 'and cause is not null' : ''}
    group by 1`
}

/** What an authority received within the period, what of all it received is handled now, and what is past its due date ($6). */
export function countedStatement(by: Exclude<MeasureGroup, 'cause'>): string {
  const isIn = `received_at >= ($4::date)::timestamp at time zone 'Asia/Ho_Chi_Minh'
    and received_at < ($5::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'`
  const isHandled = `status in (${handledStates.map((status) => `'${status}'`).join(', ')})`
  return `
    select ${countedKeys[by]} as key, count(*) filter (where ${isIn})::int as received,
      count(*) filter (where ${isHandled})::int as open,
      count(*) filter (where status in ('submitted', 'accepted', 'inProgress') and due_at < $6)::int as overdue
    from dossier
    where ${within('received_by')} and office_view > 0 and received_at is not null
      and (${by === 'day' ? isIn : `(${isIn}) or ${isHandled}`})
    group by 1`
}

/** Decided dossiers of the period, with a procedure ($6), a cause ($7), late or not ($8), behind one ($9), at most $10. */
export const listedStatement = `
  select measure.dossier_id as id, dossier.code, measure.procedure, measure.authority, measure.received_at as "receivedAt",
    measure.due_at as "dueAt", measure.decided_at as "decidedAt", measure.is_late as late, measure.cause,
    measure.office_minutes as "officeMinutes"
  from dossier_measure measure join dossier on dossier.id = measure.dossier_id
  where ${within('measure.authority')} and measure.decided_on between $4 and $5
    and ($6::text is null or measure.procedure = $6) and ($7::text is null or measure.cause = $7)
    and ($8::boolean is null or measure.is_late = $8)
    and ($9::uuid is null or (measure.decided_at, measure.dossier_id) <
      (select decided_at, dossier_id from dossier_measure where dossier_id = $9))
  order by measure.decided_at desc, measure.dossier_id desc limit $10`
