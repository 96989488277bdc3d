import { Inject, Injectable } from '@nestjs/common'
import { Database } from '#database'
import { Catalogue, Clock, LOGGER, PeriodicWork, type Logger } from '#platform'
import { dayOf } from '#vietnam'
import { insertNotices, KeepNotices } from '../notices/keep-notices.js'
import { goneOffice, successorFor } from '../transfers/gone-office.rules.js'

/**
 * Hands open requests to an office whose commune has ended to the one that took it over, and tells whoever asked; their terms
 * stay.
 */
@Injectable()
export class HandOverRequests extends PeriodicWork {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
    private readonly notices: KeepNotices,
    @Inject(LOGGER) logger: Logger,
  ) {
    super(logger)
  }

  /** Returns how many requests changed hands. */
  async execute(): Promise<number> {
    const now = this.clock.now()
    if (!this.catalogue.isReady(now)) return 0
    const offices = await this.database.query<{ code: string }>(
      'select distinct controller as code from rights_request where ended_at is null',
    )
    let moved = 0
    for (const { code } of offices) {
      const next = this.successorOf(code, dayOf(now))
      if (next === undefined) continue
      moved += await this.handOver(code, next, now)
    }
    return moved
  }

  private handOver(code: string, next: string, at: Date): Promise<number> {
    return this.database.transaction(async (tx) => {
      const [rows] = await tx.query<[{ personId: string }[], number]>(
        `update rights_request set controller = $2 where controller = $1 and ended_at is null
         returning person_id as "personId"`,
        [code, next],
      )
      const told = rows.map(({ personId }) => ({ personId, as: 'concerned', kind: 'rightsHandedOver' }) as const)
      const notices = insertNotices({ dossier: 'null::uuid', code: 'null::text', at: '$1::timestamptz', first: 2 })
      if (told.length > 0) await tx.query(notices, [at, ...this.notices.valuesOf(told)])
      return rows.length
    })
  }

  /** Undefined of an office there is, and where nothing known took it over. */
  private successorOf(code: string, today: string): string | undefined {
    if (this.catalogue.get('authority', code)) return undefined
    const gone = goneOffice(code, today)
    const next = gone && successorFor(gone, undefined)?.code
    return next !== undefined && this.catalogue.get('authority', next) ? next : undefined
  }
}
