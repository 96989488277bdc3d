import { Injectable } from '@nestjs/common'
import type { Outcome, Purpose, SubjectQuestion } from '#contracts'
import { Database } from '#platform'

/** One line of a registry's own log. */
export interface Access {
  purpose: Purpose
  lookup: SubjectQuestion
  outcome: Outcome
}

const insert = `insert into access_log
    (lookup_id, dossier_id, procedure, authority, agreement, legal_basis, actor, mode, concepts, outcome, at)
  select "lookupId", "dossierId", procedure, authority, agreement, "legalBasis", actor, mode, concepts, outcome,
         $2::timestamptz
  from json_to_recordset($1) as t ("lookupId" uuid, "dossierId" uuid, procedure text, authority text, agreement text,
    "legalBasis" text, actor text, mode text, concepts text[], outcome text)
  on conflict (lookup_id) do nothing`

/**
 * A registry's own append-only record of who asked what for which purpose. It holds no personal value: the look-up's id
 * leads to the person in the dossier only. A look-up that arrives twice is logged once.
 */
@Injectable()
export class AccessLog {
  constructor(private readonly database: Database) {}

  /** Resolves when all lines are durable. */
  async append(accesses: readonly Access[], at: string): Promise<void> {
    const lines = accesses.map(({ purpose, lookup: { lookupId, mode, concepts }, outcome }) => {
      return { lookupId, ...purpose, mode, concepts, outcome }
    })
    await this.database.write(insert, [JSON.stringify(lines), at])
  }
}
