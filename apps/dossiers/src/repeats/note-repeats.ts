import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { Outbox } from '#bus'
import { formFlags, type SnapshotField } from '#contracts'
import { Database } from '#database'
import { Catalogue, Clock, ServiceKeys } from '#platform'
import { dayOf } from '#vietnam'
import type { Dispute } from '../dossier/dispute.rules.js'
import { formOf } from '../dossier/form-of.js'
import { repeatsIn, type Repeat } from './repeat.rules.js'
import { SameEvents } from './same-events.js'

/** The dossier a comparison is about. */
export interface ComparedDossier {
  id: string
  procedure: string
  formVersion: string
  answers: Record<string, unknown>
  disputed: readonly Dispute[]
}

/** The dated setting: a place is flagged after this many dossiers, and told again after as many more. */
const thresholdSetting = 'form-flag.threshold'

/**
 * Notes where a person typed what a registry holds: that it happened in this dossier at this place, never what. A dossier
 * counts once at a place. When a place has reached the threshold the catalogue is told, in the same transaction.
 */
@Injectable()
export class NoteRepeats {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
    private readonly keys: ServiceKeys,
    private readonly outbox: Outbox,
    private readonly events: SameEvents,
  ) {}

  /** After a prefill, outside of its transaction; costs nothing where nothing was typed yet. */
  async afterPrefill(dossier: ComparedDossier, fields: readonly SnapshotField[]): Promise<void> {
    const repeats = this.repeatsOf(dossier, fields)
    if (repeats.length > 0) await this.database.transaction((tx) => this.keep(tx, dossier, repeats))
  }

  /** Within the transaction of a submission or a supplement; which event is reported is kept with it. */
  async onSubmission(tx: EntityManager, dossier: ComparedDossier, fields: readonly SnapshotField[]): Promise<void> {
    const repeats = this.repeatsOf(dossier, fields)
    if (repeats.length > 0) await this.keep(tx, dossier, repeats)
    await this.events.keep(tx, dossier, fields)
  }

  private repeatsOf({ answers, disputed, ...dossier }: ComparedDossier, fields: readonly SnapshotField[]): Repeat[] {
    if (Object.keys(answers).length === 0) return []
    const input = { form: formOf(this.catalogue, dossier), answers, fields, disputed: disputed.map(({ path }) => path) }
    return repeatsIn(input, (value) => this.keys.pseudonym(value))
  }

  private async keep(tx: EntityManager, dossier: ComparedDossier, repeats: Repeat[]): Promise<void> {
    const { id, procedure, formVersion } = dossier
    const at = this.clock.now()
    const counted = await tx.query<{ path: string; concept: string | null; dossiers: number }[]>(countStatement, [
      id,
      procedure,
      formVersion,
      repeats.map(({ path }) => path),
      repeats.map(({ concept }) => concept ?? null),
    ])
    const setting = this.catalogue.setting(thresholdSetting, dayOf(at)) as { dossiers: number } | undefined
    if (!setting) return
    for (const { path, concept, dossiers } of counted) {
      if (dossiers % setting.dossiers !== 0) continue
      await this.outbox.record(tx, formFlags.repeats, `${procedure}@${formVersion}${path}`, {
        ...{ procedure, formVersion, path, dossiers, at: at.toISOString() },
        ...(concept === null ? {} : { concept }),
      })
    }
  }
}

const countStatement = `
  with typed as (
    select path, min(concept) as concept from unnest($4::text[], $5::text[]) as t (path, concept) group by path
  ), standing as (
    select id from dossier where id = $1 for key share
  ), fresh as (
    insert into answer_repeat (dossier_id, path) select id, path from standing cross join typed
    on conflict do nothing returning path
  )
  insert into field_repeat (procedure, form_version, path, concept, dossiers)
  select $2, $3, path, concept, 1 from fresh join typed using (path) order by path
  on conflict (procedure, form_version, path) do update
    set dossiers = field_repeat.dossiers + 1, concept = excluded.concept
  returning path, concept, dossiers`
