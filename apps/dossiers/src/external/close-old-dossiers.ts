import { Inject, Injectable } from '@nestjs/common'
import { Database } from '#database'
import { Clock, LOGGER, PeriodicWork, type Logger } from '#platform'
import { closeStatement } from './close-external-dossier.js'

/** Days an external dossier stays open at most after it was told: who its people are, and how they are linked, was matched then. */
const longestDays = 366
/** Dossiers closed in one turn. */
const atOnce = 500

/** Closes dossiers of other systems that these never closed. */
@Injectable()
export class CloseOldDossiers extends PeriodicWork {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    super(logger)
  }

  async execute(): Promise<number> {
    const now = this.clock.now()
    const before = new Date(now.getTime() - longestDays * 86_400_000)
    const old = `select id from external_dossier where closed_at is null and told_at < $2 order by told_at limit ${atOnce}`
    return (await this.database.write(closeStatement(`id in (${old})`), [now, before])).length
  }
}
