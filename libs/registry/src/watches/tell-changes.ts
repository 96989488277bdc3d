import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common'
import { Outbox } from '#bus'
import { factChanges, hostOf, type RegistryId } from '#contracts'
import type { Database } from '#database'
import { Clock, LOGGER, ServiceKeys, type Logger } from '#platform'
import type { EntityManager } from 'typeorm'
import { REGISTRY_ID } from '../answering/registry-id.js'
import { RegistrySource } from '../answering/source.js'
import { WHOLE_DATABASE } from '../schema-database.module.js'
import { digestOf, openQuestion } from '../answering/watched.rules.js'

/** Milliseconds between two looks at what was touched: how late a dossier may hear of a change. */
const everyMs = 1000

/** Watches answered together. */
const atOnce = 100

interface Watch {
  lookupId: string
  dossierId: string
  question: Buffer
  digest: string
}

/**
 * Finds out what touched watches come to, and tells the dossier where a look-up would be answered otherwise now. The event
 * names the look-up. Told once: the watch goes on from the new answer.
 */
@Injectable()
export class TellChanges implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined
  private turn: Promise<unknown> = Promise.resolve()

  constructor(
    @Inject(REGISTRY_ID) private readonly id: RegistryId,
    @Inject(WHOLE_DATABASE) private readonly database: Database,
    private readonly source: RegistrySource,
    private readonly outbox: Outbox,
    private readonly keys: ServiceKeys,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const next = () => {
      this.turn = this.turn
        .then(() => this.execute())
        .catch((err: unknown) => this.logger.warn({ err }, 'Changed facts could not be told; it is tried again.'))
    }
    this.timer = setInterval(next, everyMs).unref()
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer)
    await this.turn
  }

  /** One look; returns how many dossiers were told. */
  async execute(): Promise<number> {
    const touched = await this.database.query('select 1 from public.watch where touched_at is not null limit 1')
    return touched.length === 0 ? 0 : this.database.transaction((tx) => this.tell(tx))
  }

  private async tell(tx: EntityManager): Promise<number> {
    const watches = await tx.query<Watch[]>(
      `select lookup_id as "lookupId", dossier_id as "dossierId", question, digest from public.watch
       where registry = $1 and touched_at is not null order by touched_at limit ${atOnce} for update skip locked`,
      [this.id],
    )
    if (watches.length === 0) return 0
    const questions = watches.map(({ lookupId, question }) => openQuestion(this.keys, lookupId, question))
    const findings = await this.source.find(questions)
    const now = watches.flatMap((watch, index) => {
      const finding = findings[index]
      return finding ? [{ ...watch, now: digestOf(finding) }] : []
    })
    await tx.query(
      `update public.watch w set touched_at = null, digest = n.digest
       from unnest($1::uuid[], $2::text[]) as n (lookup_id, digest) where w.lookup_id = n.lookup_id`,
      [now.map(({ lookupId }) => lookupId), now.map((each) => each.now)],
    )
    const changed = now.filter((each) => each.now !== each.digest)
    const at = this.clock.now().toISOString()
    for (const { lookupId, dossierId } of changed)
      await this.outbox.record(tx, factChanges[hostOf(this.id)], dossierId, {
        lookupId,
        dossierId,
        registry: this.id,
        at,
      })
    return changed.length
  }
}
