import { Inject, Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { Bus } from '#bus'
import { dossiers, type CorrectionSettled, type RegistryId } from '#contracts'
import { Database } from '#database'
import { Clock, LOGGER, PeriodicWork, type Logger } from '#platform'
import { REGISTRY_ID } from '../answering/registry-id.js'

/** Milliseconds between two looks. */
const everyMs = 1000
/** Claims told in one look. */
const atOnce = 50
/** How long the dossier service may take to take one over; it asks how the claim stands meanwhile. */
const patienceMs = 5000
/** Milliseconds until a second try; doubles with each, up to {@link longestMs}. */
const againMs = 1000
const longestMs = 300_000

interface Untold {
  correctionId: string
  dossierId: string
  at: Date
}

/** Keeps, with what was done, that the dossier of a claim is to be told how it stands. */
export async function keepUntold(tx: EntityManager, settled: Omit<CorrectionSettled, 'registry'>): Promise<void> {
  await tx.query(
    `insert into untold_correction (correction_id, dossier_id, at, next_at) values ($1, $2, $3, $3)
     on conflict (correction_id) do update set at = excluded.at, next_at = excluded.next_at, tries = 0`,
    [settled.correctionId, settled.dossierId, settled.at],
  )
}

/**
 * Tells the dossiers of a registry that joined at run time how their claims stand, again and again until they have taken it
 * over; told twice has the effect of once. One that fails waits longer each time and keeps no other waiting.
 */
@Injectable()
export class TellCorrections extends PeriodicWork {
  constructor(
    @Inject(REGISTRY_ID) private readonly id: RegistryId,
    private readonly database: Database,
    private readonly bus: Bus,
    private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    super(logger, everyMs)
  }

  /** One look; returns how many dossiers were told. */
  async execute(): Promise<number> {
    const now = this.clock.now()
    const waiting = await this.database.query<Untold>(
      `select correction_id as "correctionId", dossier_id as "dossierId", at
       from untold_correction where next_at <= $1 order by next_at limit ${atOnce}`,
      [now],
    )
    const told = await Promise.all(waiting.map((each) => this.tell(each, now)))
    return told.filter(Boolean).length
  }

  private async tell({ correctionId, dossierId, at }: Untold, now: Date): Promise<boolean> {
    const settled = { correctionId, dossierId, registry: this.id, at: at.toISOString() }
    const options = { correlationId: correctionId, deadline: this.clock.deadline(patienceMs) }
    try {
      await this.bus.ask(dossiers.correctionSettled, settled, options)
    } catch (err) {
      this.logger.warn({ correctionId, err }, 'A dossier could not be told how its correction stands; tried again.')
      await this.database.write(
        `update untold_correction set tries = tries + 1,
           next_at = $3::timestamptz + least(${againMs} * power(2, least(tries, 20)), ${longestMs}) * interval '1 millisecond'
         where correction_id = $1 and at = $2`,
        [correctionId, at, now],
      )
      return false
    }
    await this.database.write('delete from untold_correction where correction_id = $1 and at = $2', [correctionId, at])
    return true
  }
}
