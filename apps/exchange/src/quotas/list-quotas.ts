import { Injectable } from '@nestjs/common'
import {
  cursorInvalid,
  cursorOf,
  isInForce,
  ownership,
  pageOfFound,
  readCursor,
  usualPage,
  type Actor,
  type Agreement,
  type ListQuotas as Query,
  type QuotaItem,
  type QuotaPage,
} from '#contracts'
import { Database } from '#database'
import { Catalogue, Clock } from '#platform'
import { dayOf } from '#vietnam'
import { agreementNotShown } from './quota.errors.js'
import { resetOf } from './quota.rules.js'

interface Row {
  agreement: string
  authority: string
  used: number
}

/** An agreement somebody may see the use of: of one office, or of all. */
interface Shown {
  agreement: Agreement
  office: string | null
}

/**
 * Today's use of quotas, read from the database: for an office its own under each agreement of its class, for a ministry that
 * of every office under the agreements about its data; the most used first.
 */
@Injectable()
export class ListQuotas {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  /** Throws `agreement_not_shown` for a filter that is none of the caller's agreements, and `cursor_invalid`. */
  async execute({ agreement: wanted, limit = usualPage, cursor }: Query, actor: Actor): Promise<QuotaPage> {
    const day = dayOf(this.clock.now())
    const all = this.shownTo(actor, day)
    const shown = wanted === undefined ? all : all.filter(({ agreement }) => agreement.id === wanted)
    if (wanted !== undefined && shown.length === 0) throw agreementNotShown()
    const limits = new Map(shown.map(({ agreement: { id, quotaPerDay } }) => [id, quotaPerDay ?? null]))
    const after = cursor === undefined ? undefined : rowOf(cursor, limits)
    const found = await this.database.query<Row>(pageStatement, [
      shown.map(({ agreement }) => agreement.id),
      shown.map(({ office }) => office),
      day,
      ...(after ? [after.agreement, after.used, after.authority] : [null, 0, '']),
      limit + 1,
    ])
    const { items, nextCursor } = pageOfFound(found, keyOf, limit)
    return { items: items.map((row) => itemOf(row, limits.get(row.agreement) ?? null, day)), nextCursor }
  }

  private shownTo(actor: Actor, day: string): Shown[] {
    const office = actor.authority ?? ''
    const ownClass = this.catalogue.get('authority', office)?.consumerClass
    const inForce = this.catalogue.list('agreement').filter((agreement) => isInForce(agreement, day))
    return inForce.flatMap((agreement): Shown[] => {
      if (actor.role === 'ministry' && this.isAbout(agreement, actor)) return [{ agreement, office: null }]
      return agreement.consumerClass === ownClass ? [{ agreement, office }] : []
    })
  }

  /** Whether an agreement is, or was until its owner withheld them, about data of the actor's ministry. */
  private isAbout({ concepts, withheld = [] }: Agreement, actor: Actor): boolean {
    return (
      withheld.some(({ owner }) => ownership(actor, owner).length > 0) ||
      concepts.some((id) => {
        const registry = this.catalogue.get('concept', id)?.registry
        return registry !== undefined && ownership(actor, this.catalogue.get('registry', registry)?.owner).length > 0
      })
    )
  }
}

function itemOf({ agreement, authority, used }: Row, limit: number | null, day: string): QuotaItem {
  return { agreement, ...(authority === '' ? {} : { authority }), limit, used, resetsAt: resetOf(day) }
}

function keyOf({ agreement, used, authority }: Row): string {
  return `${agreement} ${used} ${authority}`
}

/** The row a cursor stands for; it names an agreement of this list. */
function rowOf(cursor: string, limits: ReadonlyMap<string, unknown>): Row {
  const [, agreement = '', used = '', authority = ''] = /^(\S+) (\d{1,15}) (\S*)$/.exec(readCursor(cursor)) ?? []
  const row = { agreement, used: Number(used), authority }
  if (!limits.has(agreement) || cursorOf(keyOf(row)) !== cursor) throw cursorInvalid()
  return row
}

const pageStatement = `
  with shown as (
    select a.agreement collate "C" as agreement, coalesce(u.authority, a.office, '') collate "C" as authority,
           coalesce(u.used, 0)::float8 as used
    from unnest($1::text[], $2::text[]) as a (agreement, office)
    left join quota_use u on u.agreement = a.agreement and u.day = $3 and u.used > 0
      and (a.office is null or u.authority = a.office)
  )
  select agreement, authority, used from shown
  where $4::text is null or agreement > $4 or agreement = $4 and (used < $5 or used = $5 and authority > $6)
  order by agreement, used desc, authority
  limit $7`
