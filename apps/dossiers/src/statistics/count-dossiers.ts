import { Injectable } from '@nestjs/common'
import {
  assertRelated,
  ownership,
  registryFigures,
  relationMissing,
  type Actor,
  type CorrectionsReceived,
  type FiguresQuery,
  type TrialCounts,
} from '#contracts'
import { Database } from '#database'
import { Catalogue, Clock } from '#platform'

/** Counts dossiers without a word about whose they are. */
@Injectable()
export class CountDossiers {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  /** By procedure, those an authority received; drafts, and what was rejected, withdrawn or stopped, prove nothing. */
  async trials(authority: string): Promise<TrialCounts> {
    const items = await this.database.longQuery<TrialCounts['items'][number]>(
      `select procedure, count(*)::int as dossiers from dossier
       where received_by = $1 and office_view > 0 and status not in ('draft', 'rejected', 'withdrawn', 'stopped')
       group by procedure order by procedure`,
      [authority],
    )
    return { items }
  }

  /**
   * Claims against a registry's values that were opened in a period of Vietnamese days, and how they stand, for its owner and for
   * auditors. Counted here and not by the owner: one that its registry never took to its books is overdue all the same.
   */
  async corrections({ registry, from, to }: FiguresQuery, actor: Actor): Promise<CorrectionsReceived> {
    const owner = this.catalogue.get('registry', registry)?.owner
    assertRelated(registryFigures.corrections.access, actor, ownership(actor, owner), figuresNotYours)
    const [row] = await this.database.longQuery<CorrectionsReceived>(
      `select count(*)::int as received,
         count(*) filter (where coalesce(a.status, 'open') = 'open')::int as open,
         count(*) filter (where coalesce(a.status, 'open') = 'open' and coalesce(a.due_at, c.due_at) < $4)::int as overdue,
         count(*) filter (where a.status = 'corrected')::int as upheld
       from correction c left join correction_answer a on a.correction_id = c.id
       where registry = $1
         and ($2::date is null or (at at time zone 'Asia/Ho_Chi_Minh')::date >= $2)
         and ($3::date is null or (at at time zone 'Asia/Ho_Chi_Minh')::date <= $3)`,
      [registry, from ?? null, to ?? null, this.clock.now()],
    )
    return row ?? { received: 0, open: 0, overdue: 0, upheld: 0 }
  }
}

/** Figures of a registry are its owner's, and the auditors'. */
function figuresNotYours() {
  return relationMissing('figures_not_yours', {
    vi: 'Chỉ cơ quan chủ quản và kiểm toán viên được xem số liệu này.',
    en: 'Only the owner and auditors see these figures.',
  })
}
