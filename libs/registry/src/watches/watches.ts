import { Inject, Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import type { DossierFact, RegistryId } from '#contracts'
import type { Database } from '#database'
import { Clock, LOGGER, PeriodicWork, type Logger } from '#platform'
import { REGISTRY_ID } from '../answering/registry-id.js'
import { WHOLE_DATABASE } from '../schema-database.module.js'

/** Days a watch lasts at most: that of a dossier whose end was heard before its last look-up was answered. */
const longestDays = 366

/** Ends watches: those of a dossier with it, and once a minute those another look-up has taken the place of. */
@Injectable()
export class Watches extends PeriodicWork {
  constructor(
    @Inject(REGISTRY_ID) private readonly id: RegistryId,
    @Inject(WHOLE_DATABASE) private readonly database: Database,
    private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    super(logger)
  }

  /** Ignores every fact but the end of a dossier. */
  async end({ kind, dossierId }: DossierFact, tx: EntityManager): Promise<void> {
    if (kind !== 'closed' && kind !== 'deleted') return
    await tx.query('delete from public.watch where dossier_id = $1 and registry = $2', [dossierId, this.id])
  }

  /** Removes what a later look-up of the dossier asked again about the same person, and what is older than a year. */
  async execute(): Promise<number> {
    const removed = await this.database.write(
      `delete from public.watch w where registry = $1 and (opened_at < $2 or exists (
         select 1 from public.watch later
         where later.dossier_id = w.dossier_id and later.registry = w.registry and later.keys[1] = w.keys[1]
           and later.concepts = w.concepts
           and later.opened_at > w.opened_at + interval '10 seconds'))
       returning 1`,
      [this.id, new Date(this.clock.now().getTime() - longestDays * 86_400_000)],
    )
    return removed.length
  }
}
