import { Inject, Injectable } from '@nestjs/common'
import { Database } from '#database'
import { Catalogue, Clock, LOGGER, PeriodicWork, type Logger } from '#platform'
import { dayOf } from '#vietnam'
import type { Representation } from '../representation/representation.rules.js'
import { insertNotices, KeepNotices } from './keep-notices.js'
import { dueSoonNotices, type NoticedDossier } from './notice.rules.js'

const dayMs = 86_400_000

/** Dossiers told of in one turn at most; the rest follow in the next. */
const batch = 500

interface Row extends NoticedDossier {
  id: string
  code: string
  dueAt: Date
  representation: Representation | null
}

/** Tells people that their dossier is due soon, once for each due date: the setting `notices.dueSoon` says how many days before. */
@Injectable()
export class TellDeadlines extends PeriodicWork {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
    private readonly keep: KeepNotices,
    @Inject(LOGGER) logger: Logger,
  ) {
    super(logger)
  }

  /** Returns of how many dossiers people were told. */
  async execute(): Promise<number> {
    const now = this.clock.now()
    const soon = this.catalogue.setting('notices.dueSoon', dayOf(now)) as { days: number } | undefined
    if (!soon) return 0
    const rows = await this.database.query<Row>(dueSoon, [now, new Date(now.getTime() + soon.days * dayMs), batch])
    for (const row of rows) await this.tell(row, now)
    return rows.length
  }

  private async tell({ id, code, dueAt, ...dossier }: Row, at: Date): Promise<void> {
    const told = dueSoonNotices(dossier, dayOf(at))
    await this.database.write(tellStatement, [id, code, at, ...this.keep.valuesOf(told), dueAt])
  }
}

const isOpen = `d.status in ('submitted', 'accepted', 'inProgress')`

const dueSoon = `
  select d.id, d.code, d.due_at as "dueAt", d.identity, d.applicant_person_id as "applicantPersonId",
    d.applicant_birth_date as "applicantBirthDate", d.representation
  from dossier d
  where ${isOpen} and d.due_at > $1 and d.due_at <= $2
    and not exists (select 1 from due_told t where t.dossier_id = d.id and t.due_at = d.due_at)
  order by d.due_at limit $3`

/** Two turns at once tell once: the later one changes nothing. Nobody is told of a day that moved or a dossier that ended meanwhile. */
const tellStatement = `
  with first as (
    insert into due_told as t (dossier_id, due_at)
    select d.id, d.due_at from dossier d where d.id = $1::uuid and d.due_at = $9 and ${isOpen}
    on conflict (dossier_id) do update set due_at = excluded.due_at where t.due_at <> excluded.due_at
    returning dossier_id
  )
  ${insertNotices({ dossier: '$1::uuid', code: '$2::text', at: '$3::timestamptz', first: 4 })}
  where exists (select 1 from first)`
