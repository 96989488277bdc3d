import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import type { ActorContext } from '#bus'
import {
  dossierAccess,
  editableStates,
  hostOf,
  type Actor,
  type ChangedFact,
  type FactChanged,
  type RegistryId,
  type SeeChangedFactsCommand,
} from '#contracts'
import { Database } from '#database'
import { Catalogue } from '#platform'
import type { Dossier } from '../dossier/dossier.entity.js'
import { Dossiers, locked } from '../dossier/dossiers.js'
import { formOf } from '../dossier/form-of.js'
import { History } from '../dossier/history.js'
import { snapshotFields } from '../dossier/snapshot-fields.js'
import { isOpen } from '../lifecycle/actions.rules.js'
import { changedFactNotFound, factsChanged } from './fact-flag.errors.js'
import { pathsOf } from './fact-flag.rules.js'

interface Flag {
  lookupId: string
  registry: RegistryId
  at: Date
  seenAt: Date | null
  seenBy: string | null
}

const columns = 'lookup_id as "lookupId", registry, at, seen_at as "seenAt", seen_by as "seenBy"'

/**
 * What registries said of facts that open dossiers rest on. A flag belongs to a look-up: it counts while the dossier's newest
 * snapshot has something of it, so that a new prefill leaves the flags of earlier ones behind, and one that is heard before its
 * look-up was kept counts from then on.
 */
@Injectable()
export class FactFlags {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly dossiers: Dossiers,
    private readonly history: History,
  ) {}

  /**
   * Keeps that a registry would answer a look-up otherwise now. Only the service that hosts the registry may say so; nothing
   * is kept of a dossier that is gone or decided. The same word again changes nothing, nor does an older one.
   */
  async raise(changed: FactChanged, host: string, tx: EntityManager): Promise<void> {
    const { lookupId, dossierId, registry } = changed
    if (hostOf(registry) !== host) return
    const dossier = await locked(tx, dossierId)
    if (!dossier || !isOpen(dossier.status)) return
    const at = new Date(changed.at)
    const raised = await tx.query<unknown[]>(
      `insert into fact_flag as f (lookup_id, dossier_id, registry, at) values ($1, $2, $3, $4)
       on conflict (lookup_id, registry) do update set at = excluded.at, seen_at = null, seen_by = null
       where f.dossier_id = excluded.dossier_id and f.at < excluded.at
       returning 1`,
      [lookupId, dossierId, registry, at],
    )
    if (raised.length === 0 || (await this.pathsOf(tx, dossier, changed)).length === 0) return
    const name = this.nameOf(registry).vi
    const actor: Actor = { issuer: 'motlan', subject: registry, role: 'operator', permissions: [], name }
    await this.history.record(tx, dossier, { actor, at }, { event: 'factChanged' })
    if (editableStates.some((state) => state === dossier.status)) return
    dossier.changedAt = at > dossier.changedAt ? at : dossier.changedAt
    await tx.save(dossier) // whoever decides has to read it again
  }

  /** The flags that count, newest first. */
  async of(dossier: Dossier, entities?: EntityManager): Promise<ChangedFact[]> {
    const run = <T>(work: (entities: EntityManager) => Promise<T>) =>
      entities ? work(entities) : this.database.read(work)
    return run(async (tx) => {
      const flags = await tx.query<Flag[]>(
        `select ${columns} from fact_flag where dossier_id = $1 order by at desc, lookup_id`,
        [dossier.id],
      )
      if (flags.length === 0) return []
      const fields = (await snapshotFields({ tx, dossier, form: formOf(this.catalogue, dossier) })) ?? []
      return flags.flatMap(({ lookupId, registry, at, seenAt, seenBy }) => {
        const paths = pathsOf(fields, { registry, lookupId })
        if (paths.length === 0) return []
        const seen = seenAt && seenBy ? { seenAt: seenAt.toISOString(), seenBy } : {}
        return [{ lookupId, registry, registryName: this.nameOf(registry), at: at.toISOString(), paths, ...seen }]
      })
    })
  }

  /** Throws `facts_changed` while nobody has seen a flag that counts. */
  async assertSeen(dossier: Dossier): Promise<void> {
    const unseen = (await this.of(dossier)).filter(({ seenAt }) => seenAt === undefined)
    if (unseen.length > 0) throw factsChanged(unseen.map(({ registryName }) => registryName))
  }

  /** An official has seen them; seen again they stay as they were. Throws `changed_fact_not_found`. */
  see(command: SeeChangedFactsCommand, asked: ActorContext): Promise<Dossier> {
    return this.dossiers.change(dossierAccess.seeFacts, command, asked, {
      work: async (change) => {
        const { tx, dossier, actor, at } = change
        const { lookupIds, note } = command.body
        const there = new Set((await this.of(dossier, tx)).map(({ lookupId }) => lookupId))
        if (lookupIds.some((id) => !there.has(id))) throw changedFactNotFound()
        const seen = await tx.query<unknown[][]>(
          `update fact_flag set seen_at = $3, seen_by = $4
           where dossier_id = $1 and lookup_id = any($2) and seen_at is null returning 1`,
          [dossier.id, lookupIds, at, actor.name],
        )
        if ((seen[0]?.length ?? 0) === 0) return dossier
        await change.record({ event: 'changeSeen', ...(note ? { note } : {}) })
        return change.save()
      },
    })
  }

  private async pathsOf(tx: EntityManager, dossier: Dossier, changed: FactChanged): Promise<string[]> {
    const fields = (await snapshotFields({ tx, dossier, form: formOf(this.catalogue, dossier) })) ?? []
    return pathsOf(fields, changed)
  }

  private nameOf(registry: RegistryId) {
    return this.catalogue.get('registry', registry)?.name ?? { vi: registry, en: registry }
  }
}
