import type { EntityManager } from 'typeorm'
import type { ActorContext } from '#bus'
import { accountOf, type Actor, type FormDocument } from '#contracts'
import type { Catalogue } from '#platform'
import type { Dossier } from './dossier.entity.js'
import { formOf } from './form-of.js'
import type { Happened, History } from './history.js'

/** A change of one dossier within one transaction: the dossier, locked, who changes it, and when. */
export class Change {
  constructor(
    readonly tx: EntityManager,
    readonly dossier: Dossier,
    readonly at: Date,
    private readonly asked: ActorContext,
    private readonly catalogue: Catalogue,
    private readonly history: History,
  ) {}

  get actor(): Actor {
    return this.asked.actor
  }

  /** The form version the dossier began with. */
  get form(): FormDocument {
    return formOf(this.catalogue, this.dossier)
  }

  /**
   * Whether the question is carried out for the first time. The bus can deliver a question again after its answer; by then
   * somebody may have written over it.
   */
  async isFirst(): Promise<boolean> {
    if (this.asked.isDirect) return true
    const added = await this.tx.query<unknown[]>(
      `insert into idempotency (caller, route, key, body_hash, result_id, at) values ($1, 'question', $2, '', $3, now())
       on conflict do nothing returning 1`,
      [accountOf(this.actor), this.asked.id, this.dossier.id],
    )
    return added.length > 0
  }

  /** Writes what happened into the dossier's history, and announces it; see {@link History.record}. */
  record(...happened: readonly Happened[]): Promise<void> {
    return this.history.record(this.tx, this.dossier, this, ...happened)
  }

  /** Keeps the dossier as it is now, in its next version. */
  save(): Promise<Dossier> {
    this.dossier.changedAt = this.at
    return this.tx.save(this.dossier)
  }
}
