import { Injectable } from '@nestjs/common'
import type { Outcome, Purpose, SubjectQuestion } from '#contracts'
import { Database } from '#database'
import { WordLists } from '#platform'

/** One line of a registry's own log. */
export interface Access {
  purpose: Purpose
  lookup: SubjectQuestion
  outcome: Outcome
}

const insert = `
  with lists as (
    insert into concept_list (id, concepts) select id, words from json_to_recordset($3) as l (id uuid, words text[])
    on conflict do nothing
  )
  insert into access_log
    (lookup_id, dossier_id, procedure, authority, agreement, legal_basis, actor, mode, concept_list, outcome, at)
  select "lookupId", "dossierId", procedure, authority, agreement, "legalBasis", actor, mode, concepts, outcome,
         $2::timestamptz
  from json_to_recordset($1) as t ("lookupId" uuid, "dossierId" uuid, procedure text, authority text, agreement text,
    "legalBasis" text, actor text, mode text, concepts uuid, outcome text)
  on conflict (lookup_id) do nothing`

/** Of a line of the log: the concepts asked for, wherever they are kept. */
export const conceptsOfLine =
  'coalesce(access_log.concepts, (select l.concepts from concept_list l where l.id = access_log.concept_list))'

/**
 * A registry's own append-only record of who asked what for which purpose. It holds no personal value: the look-up's id
 * leads to the person in the dossier only. A look-up that arrives twice is logged once.
 */
@Injectable()
export class AccessLog {
  private readonly lists = new WordLists()

  constructor(private readonly database: Database) {}

  /** Resolves when all lines are durable. */
  async append(accesses: readonly Access[], at: string): Promise<void> {
    const lines = accesses.map(({ purpose, lookup: { lookupId, mode, concepts }, outcome }) => {
      return { lookupId, ...purpose, mode, concepts: this.lists.idOf(concepts), outcome }
    })
    const missing = this.lists.missing(accesses.map(({ lookup }) => lookup.concepts))
    await this.database.write(insert, [JSON.stringify(lines), at, JSON.stringify(missing)])
    this.lists.keep(missing)
  }
}
