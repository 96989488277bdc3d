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
import { Catalogue } from '#platform'

/** Counts dossiers without a word about whose they are. */
@Injectable()
export class CountDossiers {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
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

  /** Corrections opened against a registry's values in a period of Vietnamese days, for its owner and for auditors. */
  async corrections({ registry, from, to }: FiguresQuery, actor: Actor): Promise<CorrectionsReceived> {
    const owner = this.catalogue.get('registry', registry)?.owner
    assertRelated(registryFigures.corrections.access, actor, ownership(actor, owner), figuresNotYours)
    const [row] = await this.database.longQuery<CorrectionsReceived>(
      `select count(*)::int as received from correction
       where registry = $1
         and ($2::date is null or (at at time zone 'Asia/Ho_Chi_Minh')::date >= $2)
         and ($3::date is null or (at at time zone 'Asia/Ho_Chi_Minh')::date <= $3)`,
      [registry, from ?? null, to ?? null],
    )
    return { received: row?.received ?? 0 }
  }
}

/** Figures of a registry are its owner's, and the auditors'. */
function figuresNotYours() {
  return relationMissing('figures_not_yours', {
    vi: 'Chỉ cơ quan chủ quản và kiểm toán viên được xem số liệu này.',
    en: 'Only the owner and auditors see these figures.',
  })
}
