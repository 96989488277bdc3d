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
  select l, d, p, a, g, b, c, m, string_to_array(n, ' '), o, $11::timestamptz
  from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
              $9::text[], $10::text[]) as t (l, d, p, a, g, b, c, m, n, o)
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
    const columns: string[][] = Array.from({ length: 10 }, () => [])
    for (const { purpose, lookup, outcome } of accesses) {
      const values = [
        lookup.lookupId,
        purpose.dossierId,
        purpose.procedure,
        purpose.authority,
        purpose.agreement,
        purpose.legalBasis,
        purpose.actor,
        lookup.mode,
        lookup.concepts.join(' '),
        outcome,
      ]
      values.forEach((value, column) => columns[column]?.push(value))
    }
    await this.database.write(insert, [...columns, at])
  }
}
