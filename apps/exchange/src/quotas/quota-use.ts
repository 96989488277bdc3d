import { Injectable } from '@nestjs/common'
import { BatchWriter, Database } from '#database'
import { Clock } from '#platform'
import { addDays } from '#vietnam'
import { beginOfDay, mayRunOut } from './quota.rules.js'

/** One look-up that wants room in what an agreement gives an office in a day. */
export interface Place {
  lookupId: string
  agreement: string
  /** Agency code of the office. */
  authority: string
  /** The Vietnamese day of the decision. */
  day: string
  quota: number
}

/** What is used under an agreement by an office on a day, as the database said it. */
export interface Used {
  agreement: string
  authority: string
  day: string
  used: string
}

/** Milliseconds a place is kept for a look-up that has no outcome: longer than any of them takes. */
const keptMs = 60_000

/** Days for which the use of quotas is kept; the look-ups say for longer whether they counted. */
const keptDays = 62

/**
 * How much of each quota is used, exact over all instances: what counts is raised in the transaction of the outcome (see
 * `Disclosures`), and where a quota may run out a look-up takes a place in it before it asks. What is used and the places
 * taken never exceed the quota together. The place of a look-up that died with its process is free again after a minute.
 */
@Injectable()
export class QuotaUse {
  private readonly writer = new BatchWriter<Place[], ReadonlySet<string>>((batch) => this.place(batch), { parallel: 1 })
  private day = ''
  private readonly known = new Map<string, { used: number; at: number }>()

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Look-ups that counted, as this instance last heard of it; never more than there are. */
  used(agreement: string, authority: string, day: string): number {
    return this.knownOf(agreement, authority, day).used
  }

  /** Keeps what the database said at a moment. */
  learn(uses: readonly Used[], at: Date): void {
    for (const { agreement, authority, day, used } of uses) {
      this.turnTo(day)
      const before = this.knownOf(agreement, authority, day)
      const now = { used: Math.max(before.used, Number(used)), at: Math.max(before.at, at.getTime()) }
      if (day === this.day) this.known.set(`${agreement} ${authority}`, now)
    }
  }

  /** Takes a place for each look-up in what is left; returns the ids of those for which there is none. */
  async take(places: readonly Place[]): Promise<ReadonlySet<string>> {
    const now = this.clock.now().getTime()
    const scarce = places.filter(({ agreement, authority, day, quota }) => {
      const { used, at } = this.knownOf(agreement, authority, day)
      return mayRunOut(quota - used, now - at)
    })
    return scarce.length === 0 ? new Set() : this.writer.write(scarce)
  }

  /** Nothing is used when a day begins. */
  private knownOf(agreement: string, authority: string, day: string): { used: number; at: number } {
    const nothing = { used: 0, at: beginOfDay(day) }
    return (day === this.day && this.known.get(`${agreement} ${authority}`)) || nothing
  }

  private turnTo(day: string): void {
    if (day <= this.day) return
    this.known.clear()
    this.day = day
    this.database.write(forgetDaysStatement, [addDays(day, -keptDays)]).catch(() => undefined) // tried again tomorrow
  }

  private async place(batch: Place[][]): Promise<ReadonlySet<string>[]> {
    const now = this.clock.now()
    const wanted = JSON.stringify(batch.flat())
    const ids = batch.flat().map(({ lookupId }) => lookupId)
    const { uses, placed } = await this.database.transaction(async (tx) => {
      const uses = await tx.query<Used[]>(lockStatement, [wanted])
      await tx.query(forgetStatement, [now])
      await tx.query(placeStatement, [wanted, new Date(now.getTime() + keptMs)])
      return { uses, placed: await tx.query<{ lookup_id: string }[]>(placedStatement, [ids]) }
    })
    this.learn(uses, now)
    const held = new Set(placed.map(({ lookup_id }) => lookup_id))
    return batch.map((places) => new Set(places.flatMap(({ lookupId }) => (held.has(lookupId) ? [] : [lookupId]))))
  }
}

/** What counts and what takes places waits for this row, so that each statement after it sees what the others did. */
const lockStatement = `
  insert into quota_use (agreement, authority, day, used)
  select distinct agreement, authority, day, 0
  from json_to_recordset($1) as w (agreement text, authority text, day date)
  order by agreement, day, authority
  on conflict (agreement, day, authority) do update set used = quota_use.used
  returning agreement, authority, day::text, used`

const forgetStatement = 'delete from quota_place where until <= $1'

const forgetDaysStatement = 'delete from quota_use where day < $1'

/** A look-up that has its place, or was counted already, needs no other one. */
const placeStatement = `
  with wanted as (
    select distinct on ("lookupId") w.*
    from json_to_recordset($1) as w ("lookupId" uuid, agreement text, authority text, day date, quota bigint)
    where not exists (select from quota_place p where p.lookup_id = w."lookupId")
      and not exists (select from disclosure d where d.lookup_id = w."lookupId" and d.counted)
  ), ranked as (
    select *, row_number() over (partition by agreement, authority, day order by "lookupId") as nth from wanted
  )
  insert into quota_place (lookup_id, agreement, authority, day, until)
  select "lookupId", agreement, authority, day, $2
  from ranked r join quota_use u using (agreement, authority, day)
  where u.used + r.nth + (
    select count(*) from quota_place p
    where p.agreement = r.agreement and p.authority = r.authority and p.day = r.day
  ) <= r.quota
  on conflict do nothing`

const placedStatement = `
  select lookup_id from quota_place where lookup_id = any($1)
  union select lookup_id from disclosure where counted and lookup_id = any($1)`
