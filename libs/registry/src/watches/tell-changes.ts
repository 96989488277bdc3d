import { Inject, Injectable } from '@nestjs/common'
import { Bus, Outbox } from '#bus'
import {
  dossiers,
  factChanges,
  hostOf,
  isOwnRegistry,
  type FactChanged,
  type RegistryId,
  type SubjectQuestion,
} from '#contracts'
import type { Database } from '#database'
import { Clock, LOGGER, PeriodicWork, ServiceKeys, type Logger } from '#platform'
import type { EntityManager } from 'typeorm'
import { REGISTRY_ID } from '../answering/registry-id.js'
import { RegistrySource } from '../answering/source.js'
import { WHOLE_DATABASE } from '../schema-database.module.js'
import { digestOf, openQuestion } from '../answering/watched.rules.js'

/** Milliseconds between two looks at what was touched: how late a dossier may hear of a change. */
const everyMs = 1000

/** Watches answered together. */
const atOnce = 100

/** How long the dossier service may take to take a change over. */
const patienceMs = 3000

interface Watch {
  lookupId: string
  dossierId: string
  question: Buffer
  digest: string
  /** As text, whole: a later touch makes it another. */
  touchedAt: string
  /** The same moment, ISO 8601. */
  at: string
}

/** A watch with what its question is answered now; without where nobody can read its question any more. */
interface Answered extends Watch {
  now?: string
}

/**
 * Finds out what touched watches come to, and tells the dossier where a look-up would be answered otherwise now. The event
 * names the look-up. Told once: the watch goes on from the new answer. One that was touched again meanwhile is answered
 * again. One whose question cannot be read any more, as after the keys were replaced, ends and its dossier is told: nothing
 * says that the fact is as it was.
 */
@Injectable()
export class TellChanges extends PeriodicWork {
  constructor(
    @Inject(REGISTRY_ID) private readonly id: RegistryId,
    @Inject(WHOLE_DATABASE) private readonly database: Database,
    private readonly source: RegistrySource,
    private readonly outbox: Outbox,
    private readonly bus: Bus,
    private readonly keys: ServiceKeys,
    private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    super(logger, everyMs)
  }

  /** One look; returns how many dossiers were told. Nothing waits for it: no watch is locked while it is answered. */
  async execute(): Promise<number> {
    const watches = await this.database.query<Watch>(
      `select lookup_id as "lookupId", dossier_id as "dossierId", question, digest, touched_at::text as "touchedAt",
         to_char(touched_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
       from public.watch where registry = $1 and touched_at is not null order by touched_at limit ${atOnce}`,
      [this.id],
    )
    if (watches.length === 0) return 0
    const answered = await this.answer(watches)
    return this.database.transaction((tx) => this.tell(tx, answered))
  }

  private async answer(watches: readonly Watch[]): Promise<Answered[]> {
    const asked = watches.map((watch) => ({ watch, question: this.questionOf(watch) }))
    const findings = await this.source.findWithin(asked.flatMap(({ question }) => question ?? []))
    return asked.map(({ watch, question }) => {
      const finding = question && findings.shift()
      return finding ? { ...watch, now: digestOf(finding) } : watch
    })
  }

  private questionOf({ lookupId, question }: Watch): SubjectQuestion | undefined {
    try {
      return openQuestion(this.keys, lookupId, question)
    } catch {
      this.logger.warn({ lookupId }, 'A watch cannot be read any more, so its dossier is told and it ends.')
      return undefined
    }
  }

  private async tell(tx: EntityManager, answered: readonly Answered[]): Promise<number> {
    const [settled] = await tx.query<[{ lookupId: string }[], number]>(settle, [
      answered.map(({ lookupId }) => lookupId),
      answered.map(({ now }) => now ?? null),
      answered.map(({ touchedAt }) => touchedAt),
    ])
    const here = new Set(settled.map(({ lookupId }) => lookupId))
    const changed = answered.filter(({ lookupId, now, digest }) => here.has(lookupId) && now !== digest)
    const ended = changed.filter(({ now }) => now === undefined).map(({ lookupId }) => lookupId)
    await tx.query('delete from public.watch where lookup_id = any($1::uuid[])', [ended])
    const now = this.clock.now().toISOString()
    for (const { lookupId, dossierId, at } of changed)
      await this.announce(tx, { lookupId, dossierId, registry: this.id, at: isOwnRegistry(this.id) ? now : at })
    return changed.length
  }

  /**
   * A registry that joined has no topic of facts: it tells the dossier, and where that fails all of them are told again by a
   * later look, of the same moment, so that a dossier that heard it hears nothing new.
   */
  private async announce(tx: EntityManager, fact: FactChanged): Promise<void> {
    if (isOwnRegistry(this.id)) return this.outbox.record(tx, factChanges[hostOf(this.id)], fact.dossierId, fact)
    const deadline = this.clock.deadline(patienceMs)
    await this.bus.ask(dossiers.factChanged, fact, { correlationId: fact.lookupId, deadline })
  }
}

/** Those another process settles, or a change touches, just now are left to the next look. */
const settle = `
  with mine as (
    select w.lookup_id, n.digest
    from public.watch w join unnest($1::uuid[], $2::text[], $3::timestamptz[]) as n (lookup_id, digest, touched_at)
      on w.lookup_id = n.lookup_id and w.touched_at = n.touched_at
    for update of w skip locked
  )
  update public.watch w set touched_at = null, digest = coalesce(mine.digest, w.digest)
  from mine where w.lookup_id = mine.lookup_id returning w.lookup_id as "lookupId"`
