import { Injectable } from '@nestjs/common'
import type { TrialCounts } from '#contracts'
import { Database } from '#platform'

/** Counts dossiers without a word about whose they are. */
@Injectable()
export class CountDossiers {
  constructor(private readonly database: Database) {}

  /** By procedure, those an authority received; drafts, and what was rejected, withdrawn or stopped, prove nothing. */
  async trials(authority: string): Promise<TrialCounts> {
    const items = await this.database.query<TrialCounts['items'][number]>(
      `select procedure, count(*)::int as dossiers from dossier
       where received_by = $1 and status not in ('draft', 'rejected', 'withdrawn', 'stopped')
       group by procedure order by procedure`,
      [authority],
    )
    return { items }
  }
}
