import { Injectable } from '@nestjs/common'
import { In } from 'typeorm'
import { dossierAccess, type Actor, type ConsentList, type DossierRef } from '#contracts'
import { Database } from '#platform'
import { Dossier } from '../dossier/dossier.entity.js'
import { Dossiers } from '../dossier/dossiers.js'
import { Consent } from './consent.entity.js'
import { concerns } from './consent.rules.js'
import { Consents } from './consents.js'

/** Requests a person is shown at most. */
const most = 100

/** Reads requests for consent: those that concern the person who asks, and those of one dossier. */
@Injectable()
export class FindConsents {
  constructor(
    private readonly database: Database,
    private readonly dossiers: Dossiers,
    private readonly consents: Consents,
  ) {}

  /** Newest first; somebody who is not a citizen is asked for nothing. */
  mine(actor: Actor): Promise<ConsentList> {
    const { personId } = actor
    if (actor.role !== 'citizen' || personId === undefined) return Promise.resolve({ items: [], nextCursor: null })
    return this.database.read(async (entities) => {
      const order = { requestedAt: 'DESC', id: 'DESC' } as const
      const asked = await entities.find(Consent, { where: { personId }, order, take: most })
      const hers = asked.filter((consent) => concerns(consent, actor))
      const about = await entities.findBy(Dossier, { id: In(hers.map(({ dossierId }) => dossierId)) })
      const byId = new Map(about.map((dossier) => [dossier.id, dossier]))
      const items = hers.flatMap((consent) => {
        const dossier = byId.get(consent.dossierId)
        return dossier ? [this.consents.view(consent, dossier)] : []
      })
      return { items, nextCursor: null }
    })
  }

  async ofDossier({ dossier: id }: DossierRef, actor: Actor): Promise<ConsentList> {
    const dossier = await this.dossiers.get(dossierAccess.read, id, actor)
    const asked = await this.database.read((entities) => this.consents.of(entities, dossier.id))
    return { items: asked.map((consent) => this.consents.view(consent, dossier)), nextCursor: null }
  }
}
