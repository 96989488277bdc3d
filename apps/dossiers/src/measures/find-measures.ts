import { Injectable } from '@nestjs/common'
import {
  cursorInvalid,
  pageOfFound,
  readCursor,
  usualPage,
  type Actor,
  type DelayCause,
  type ListMeasured,
  type ListMeasures,
  type Measure,
  type MeasuredDossier,
  type MeasuredDossiers,
  type MeasureGroup,
  type Measures,
} from '#contracts'
import { Database } from '#database'
import { Catalogue, Clock } from '#platform'
import { dayOf } from '#vietnam'
import { isDossierId } from '../dossier/dossiers.js'
import { measureOf, nothingCounted, worstFirst, type CountedRow, type DecidedRow } from './measure-view.rules.js'
import { countedStatement, decidedStatement, listedStatement } from './measure.statements.js'
import { measuredPeriod } from './period.rules.js'

interface ListedRow {
  id: string
  code: string | null
  procedure: string
  authority: string
  receivedAt: Date
  dueAt: Date | null
  decidedAt: Date
  late: boolean
  cause: DelayCause | null
  officeMinutes: number
}

/** What the work of an authority and all below it comes to, without a word about whose dossiers they are. */
@Injectable()
export class FindMeasures {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  async list({ authority: asked, by = 'authority', ...period }: ListMeasures, actor: Actor): Promise<Measures> {
    const now = this.clock.now()
    const authority = asked ?? actor.authority ?? ''
    const { from, to } = measuredPeriod(period, dayOf(now))
    const values = [...below(authority), from, to]
    const [decided, counted] = await Promise.all([
      this.database.longQuery<DecidedRow>(decidedStatement(by), values),
      by === 'cause' ? [] : this.database.longQuery<CountedRow>(countedStatement(by), [...values, now]),
    ])
    const keys = new Set([...decided, ...counted].map(({ key }) => key))
    const items = [...keys].map((key) => ({
      ...measureOf(
        key,
        by,
        decided.find((row) => row.key === key),
        counted.find((row) => row.key === key) ?? nothingCounted(key),
      ),
      ...this.named(by, key),
    }))
    return { authority, from, to, items: items.sort(worstFirst(by)), nextCursor: null }
  }

  /** Decided dossiers behind a measure, newest decision first. */
  async dossiers(query: ListMeasured, actor: Actor): Promise<MeasuredDossiers> {
    const { limit = usualPage, cursor, procedure = null, cause = null, late = null } = query
    const { from, to } = measuredPeriod(query, dayOf(this.clock.now()))
    const after = cursor === undefined ? null : readCursor(cursor)
    if (after !== null && !isDossierId(after)) throw cursorInvalid()
    const rows = await this.database.longQuery<ListedRow>(listedStatement, [
      ...[...below(query.authority ?? actor.authority ?? ''), from, to, procedure, cause, late, after, limit + 1],
    ])
    const { items, nextCursor } = pageOfFound(rows, ({ id }) => id, limit)
    return { items: items.map((row) => this.viewOf(row)), nextCursor }
  }

  private viewOf({ receivedAt, dueAt, decidedAt, officeMinutes, ...row }: ListedRow): MeasuredDossier {
    const { code, procedure, authority, late, cause } = row
    return {
      ...{ code, procedure, authority, late, cause },
      procedureName: this.named('procedure', procedure).name ?? { vi: procedure, en: procedure },
      receivedAt: receivedAt.toISOString(),
      dueAt: dueAt?.toISOString() ?? null,
      decidedAt: decidedAt.toISOString(),
      officeHours: Math.round(officeMinutes / 6) / 10,
    }
  }

  private named(by: MeasureGroup, key: string): Pick<Measure, 'name'> {
    const found = by === 'authority' || by === 'procedure' ? this.catalogue.get(by, key) : undefined
    return found ? { name: found.name } : {}
  }
}

/** An authority and the bounds between which the codes of all below it are, in the order of codes. */
function below(authority: string): [string, string, string] {
  return [authority, `${authority}.`, `${authority}/`]
}
