import { Injectable } from '@nestjs/common'
import { In, type EntityManager } from 'typeorm'
import {
  cursorInvalid,
  dossierAccess,
  pageOfFound,
  readCursor,
  usualPage,
  type Actor,
  type ConsentList,
  type DossierRef,
  type ListEntries,
} from '#contracts'
import { Database } from '#database'
import { Dossier } from '../dossier/dossier.entity.js'
import { Dossiers, isDossierId } from '../dossier/dossiers.js'
import { Consent } from './consent.entity.js'
import { concerns } from './consent.rules.js'
import { Consents } from './consents.js'

/** Requests read at once at most. */
const batch = 200

/** Reads requests for consent: those that concern the person who asks, and those of one dossier. */
@Injectable()
export class FindConsents {
  constructor(
    private readonly database: Database,
    private readonly dossiers: Dossiers,
    private readonly consents: Consents,
  ) {}

  /** A page, newest first; somebody who is not a citizen is asked for nothing. */
  mine({ limit = usualPage, cursor }: ListEntries, actor: Actor): Promise<ConsentList> {
    const { personId } = actor
    if (actor.role !== 'citizen' || personId === undefined) return Promise.resolve({ items: [], nextCursor: null })
    return this.database.read(async (entities) => {
      const after = cursor === undefined ? undefined : readCursor(cursor)
      if (after !== undefined && !(isDossierId(after) && (await entities.existsBy(Consent, { id: after, personId }))))
        throw cursorInvalid()
      const { items: hers, nextCursor } = pageOfFound(await this.hers(entities, actor, after, limit + 1), idOf, limit)
      const about = await entities.findBy(Dossier, { id: In(hers.map(({ dossierId }) => dossierId)) })
      const byId = new Map(about.map((dossier) => [dossier.id, dossier]))
      const items = hers.flatMap((consent) => {
        const dossier = byId.get(consent.dossierId)
        return dossier ? [this.consents.view(consent, dossier)] : []
      })
      return { items, nextCursor }
    })
  }

  /** So many requests that concern them, from after one of them; what names their number and another person is passed over. */
  private async hers(
    entities: EntityManager,
    actor: Actor,
    after: string | undefined,
    many: number,
  ): Promise<Consent[]> {
    const found: Consent[] = []
    for (let last = after; ;) {
      const query = entities.createQueryBuilder(Consent, 'c').where('c.person_id = :personId', actor)
      if (last !== undefined)
        query.andWhere(
          '(c.requested_at, c.id) < (select l.requested_at, l.id from consent l where l.id = cast(:last as uuid))',
          { last },
        )
      const rows = await query.orderBy('c.requested_at', 'DESC').addOrderBy('c.id', 'DESC').limit(batch).getMany()
      found.push(...rows.filter((consent) => concerns(consent, actor)))
      last = rows.at(-1)?.id
      if (found.length >= many || rows.length < batch) return found.slice(0, many)
    }
  }

  async ofDossier({ dossier: id }: DossierRef, actor: Actor): Promise<ConsentList> {
    const dossier = await this.dossiers.get(dossierAccess.read, id, actor)
    const asked = await this.database.read((entities) => this.consents.of(entities, dossier.id))
    return { items: asked.map((consent) => this.consents.view(consent, dossier)), nextCursor: null }
  }
}

function idOf({ id }: Consent): string {
  return id
}
