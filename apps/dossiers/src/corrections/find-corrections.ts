import { Injectable } from '@nestjs/common'
import { isUUID } from 'class-validator'
import {
  cursorInvalid,
  pageOfFound,
  readCursor,
  usualPage,
  type Actor,
  type ListEntries,
  type MyCorrection,
  type MyCorrectionPage,
} from '#contracts'
import { Database } from '#database'
import { Catalogue, Clock } from '#platform'
import { dayOf } from '#vietnam'
import { scopeOf } from '../views/list-scope.js'
import { Parameters } from '../views/parameters.js'
import { dueCertainty } from './correction-deadline.js'

interface Row extends Omit<
  MyCorrection,
  'registryName' | 'conceptName' | 'dueCertainty' | 'openedAt' | 'dueAt' | 'decidedAt'
> {
  at: Date
  due: Date
  decided: Date | null
}

/** The corrections a citizen asked for, as they stand. */
@Injectable()
export class FindCorrections {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  /** Those of the dossiers the citizen may read, newest change first. */
  async mine({ limit = usualPage, cursor }: ListEntries, actor: Actor): Promise<MyCorrectionPage> {
    const { values, add } = new Parameters()
    const { parts } = scopeOf(actor, dayOf(this.clock.now()), add)
    const mine = parts.map((part) => `(${part})`).join(' or ')
    const after = cursor === undefined ? undefined : readCursor(cursor)
    if (after !== undefined && !isUUID(after)) throw cursorInvalid()
    const rows = await this.database.query<Row>(
      `with own as (
         select c.id, a.number, c.registry, c.concept, c.path, c.dossier_id as "dossierId", d.code as "dossierCode",
           c.claimed_value as "claimedValue", c.held_value as "heldValue", coalesce(a.status, 'open') as status, c.at,
           coalesce(a.due_at, c.due_at) as due, a.decided_at as decided, a.reason,
           coalesce(a.decided_at, c.at) as changed
         from correction c join (select id, code from dossier where ${mine}) d on d.id = c.dossier_id
         left join correction_answer a on a.correction_id = c.id
       )
       select * from own
       where ${add(after ?? null)}::uuid is null or (changed, id) < (select changed, id from own where id = ${add(after ?? null)}::uuid)
       order by changed desc, id desc limit ${limit + 1}`,
      values,
    )
    if (after !== undefined && rows.length === 0 && !(await this.isTheirs(after, mine, values))) throw cursorInvalid()
    const { items, nextCursor } = pageOfFound(rows, ({ id }) => id, limit)
    return { items: items.map((row) => this.viewOf(row)), nextCursor }
  }

  /** `values` begins with those of the condition. */
  private async isTheirs(id: string, mine: string, values: readonly unknown[]): Promise<boolean> {
    const own = values.slice(0, -2)
    const found = await this.database.query(
      `select 1 from correction c join (select id from dossier where ${mine}) d on d.id = c.dossier_id
       where c.id = $${own.length + 1}`,
      [...own, id],
    )
    return found.length > 0
  }

  private viewOf(row: Row): MyCorrection {
    const same = (name: string) => ({ vi: name, en: name })
    const { id, number, registry, concept, path, dossierId, dossierCode, claimedValue, heldValue, status, reason } = row
    return {
      ...{ id, number, registry, concept, path, dossierId, dossierCode, claimedValue, status },
      registryName: this.catalogue.get('registry', registry)?.name ?? same(registry),
      conceptName: this.catalogue.get('concept', concept)?.name ?? same(concept),
      ...(heldValue === null || heldValue === undefined ? {} : { heldValue }),
      openedAt: row.at.toISOString(),
      dueAt: row.due.toISOString(),
      dueCertainty: dueCertainty(this.catalogue, row.at),
      ...(row.decided ? { decidedAt: row.decided.toISOString() } : {}),
      ...(reason ? { reason } : {}),
    }
  }
}
