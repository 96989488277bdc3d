import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import type { AskContext } from '#bus'
import { accountOf, type Access, type Actor, type DossierEventName, type SupplementReason } from '#contracts'
import { Clock, Database } from '#platform'
import { dayOf } from '#vietnam'
import { assertMay } from './access.rules.js'
import { Dossier } from './dossier.entity.js'
import { dossierNotFound, versionNeeded, versionStale } from './dossier.errors.js'

/** An event of a dossier's own history. */
export interface DossierEvent {
  at: Date
  event: DossierEventName
  actor: Actor
  note?: string
  /** Of a request for a supplement. */
  lacks?: SupplementReason | undefined
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Whether a text is a dossier's id, and not its code. */
export function isDossierId(text: string): boolean {
  return uuid.test(text)
}

/**
 * Where dossiers are kept. `get*` returns a dossier the declared access lets the actor do this to, as it is now; otherwise
 * it throws, `dossier_not_found` to whoever is nothing to the dossier.
 */
@Injectable()
export class Dossiers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async get(access: Access, idOrCode: string, actor: Actor): Promise<Dossier> {
    const dossier = await this.database.read((entities) => entities.findOneBy(Dossier, where(idOrCode)))
    return this.allowed(access, dossier, actor)
  }

  /** By its id only; locks the row until the transaction ends. */
  async getForUpdate(tx: EntityManager, access: Access, id: string, actor: Actor): Promise<Dossier> {
    const lock = { mode: 'pessimistic_write' } as const
    return this.allowed(access, isDossierId(id) ? await tx.findOne(Dossier, { where: { id }, lock }) : null, actor)
  }

  /**
   * Whether a command is carried out for the first time. The bus can deliver a question again after its answer; by then
   * somebody may have written over it.
   */
  async isFirst(tx: EntityManager, { id, isDirect, actor }: AskContext & { actor: Actor }, { id: dossierId }: Dossier) {
    if (isDirect) return true
    const added = await tx.query<unknown[]>(
      `insert into idempotency (caller, route, key, body_hash, result_id, at) values ($1, 'question', $2, '', $3, now())
       on conflict do nothing returning 1`,
      [accountOf(actor), id, dossierId],
    )
    return added.length > 0
  }

  async record(tx: EntityManager, dossierId: string, { at, event, actor, note, lacks }: DossierEvent): Promise<void> {
    await tx.query(
      'insert into dossier_event (id, dossier_id, at, event, actor, actor_name, note, lacks) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [uuidv7(), dossierId, at, event, accountOf(actor), actor.name, note ?? null, lacks ?? null],
    )
  }

  private allowed(access: Access, dossier: Dossier | null, actor: Actor): Dossier {
    if (!dossier) throw dossierNotFound()
    assertMay(access, dossier, actor, dayOf(this.clock.now()))
    return dossier
  }
}

/** The caller decided on the version they name; an official must name one. */
export function assertVersion(dossier: Dossier, actor: Actor, ifMatch: number | undefined): void {
  if (ifMatch === undefined && actor.role !== 'citizen') throw versionNeeded()
  assertUnchanged(dossier, ifMatch)
}

/** As {@link assertVersion}, of what adds to a dossier without deciding on it: nobody must name a version. */
export function assertUnchanged(dossier: Dossier, ifMatch: number | undefined): void {
  if (ifMatch !== undefined && ifMatch !== dossier.version) throw versionStale()
}

function where(idOrCode: string): { id: string } | { code: string } {
  return isDossierId(idOrCode) ? { id: idOrCode } : { code: idOrCode }
}
