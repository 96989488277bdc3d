import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import type { ActorContext } from '#bus'
import type { Access, Actor, DossierRef } from '#contracts'
import { Database } from '#database'
import { Catalogue, Clock } from '#platform'
import { dayOf } from '#vietnam'
import { assertMay } from './access.rules.js'
import { Change } from './change.js'
import { Dossier } from './dossier.entity.js'
import { dossierNotFound, versionNeeded, versionStale } from './dossier.errors.js'
import { History } from './history.js'

/** What a use case does with a dossier it changes; everything before is the same for all. */
export interface Work<T> {
  /**
   * What the command came to where it was carried out before, and then nothing is done; also refuses what must be refused
   * first. Asked before the version is compared: of a command that comes again it is an old one.
   */
  settled?: (change: Change) => Promise<T | undefined> | T | undefined
  /** Whether an official must name the version they decided on; false for what only adds to a dossier. */
  decides?: boolean
  /** Changes the dossier, records what happened, and saves it. */
  work: (change: Change) => Promise<T>
}

/** How often a dossier is read until it rests. */
const mostReadings = 3

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Whether a text is a dossier's id, and not its code. */
export function isDossierId(text: string): boolean {
  return uuid.test(text)
}

/**
 * Where dossiers are kept. A dossier is returned or changed where the declared access lets the actor do this to it as it is
 * now; otherwise it throws, `dossier_not_found` to whoever is nothing to the dossier.
 */
@Injectable()
export class Dossiers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly catalogue: Catalogue,
    private readonly history: History,
  ) {}

  async get(access: Access, idOrCode: string, actor: Actor): Promise<Dossier> {
    const dossier = await this.database.read((entities) => entities.findOneBy(Dossier, where(idOrCode)))
    return this.allowed(access, dossier, actor)
  }

  /**
   * What is put together of a dossier from several statements, all of one version: of a dossier that was changed meanwhile
   * it is put together again, where the actor may still. One that never rests is told as it was seen last.
   */
  async whole<T>(access: Access, idOrCode: string, actor: Actor, put: (dossier: Dossier) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      const dossier = await this.get(access, idOrCode, actor)
      const told = await put(dossier)
      const [now] = await this.database.query<{ version: number }>('select version from dossier where id = $1', [
        dossier.id,
      ])
      if (now?.version === dossier.version || tries === mostReadings) return told
    }
  }

  /**
   * Changes a dossier in one transaction: finds it by its id, locks it, checks the access, tells what was settled before,
   * compares the version, then does the work. Throws `version_needed` or `version_stale` for another version.
   */
  change<T>(
    access: Access,
    { dossier: id, ifMatch }: Pick<DossierRef, 'dossier' | 'ifMatch'>,
    asked: ActorContext,
    { settled, decides = true, work }: Work<T>,
  ): Promise<T> {
    return this.database.transaction(async (tx) => {
      const dossier = this.allowed(access, await locked(tx, id), asked.actor)
      const change = this.changeOf(tx, dossier, asked)
      const before = await settled?.(change)
      if (before !== undefined) return before
      assertVersion(dossier, ifMatch, decides ? asked.actor : undefined)
      return work(change)
    })
  }

  /** The first change of a new dossier, which `work` keeps; nobody can have changed it yet. */
  begin<T>(dossier: Dossier, asked: ActorContext, { settled, work }: Omit<Work<T>, 'decides'>): Promise<T> {
    return this.database.transaction(async (tx) => {
      const change = this.changeOf(tx, dossier, asked, dossier.createdAt)
      return (await settled?.(change)) ?? work(change)
    })
  }

  /** The change of a dossier that was found and locked within `tx` in another way. */
  changeOf(tx: EntityManager, dossier: Dossier, asked: ActorContext, at = this.clock.now()): Change {
    return new Change(tx, dossier, at, asked, this.catalogue, this.history)
  }

  private allowed(access: Access, dossier: Dossier | null, actor: Actor): Dossier {
    if (!dossier) throw dossierNotFound()
    assertMay(access, dossier, actor, dayOf(this.clock.now()))
    return dossier
  }
}

/** The dossier decided on is of the version that was named; an official who decides must name one. */
export function assertVersion(dossier: Dossier, ifMatch: number | undefined, decidedBy?: Actor): void {
  if (ifMatch === undefined && decidedBy && decidedBy.role !== 'citizen') throw versionNeeded()
  if (ifMatch !== undefined && ifMatch !== dossier.version) throw versionStale()
}

/** A dossier by its id, its row locked until the transaction ends. */
export async function locked(tx: EntityManager, id: string): Promise<Dossier | null> {
  return isDossierId(id) ? tx.findOne(Dossier, { where: { id }, lock: { mode: 'pessimistic_write' } }) : null
}

function where(idOrCode: string): { id: string } | { code: string } {
  return isDossierId(idOrCode) ? { id: idOrCode } : { code: idOrCode }
}
