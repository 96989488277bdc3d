import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import type { ActorContext } from '#bus'
import type { Actor, AnswerConsentCommand, ConsentView } from '#contracts'
import { Database } from '#database'
import type { Dossier } from '../dossier/dossier.entity.js'
import { Dossiers, isDossierId, locked } from '../dossier/dossiers.js'
import { isOpen } from '../lifecycle/actions.rules.js'
import { Consent } from './consent.entity.js'
import { consentExpired, consentNotFound, consentTooLate } from './consent.errors.js'
import { concerns, stateIn } from './consent.rules.js'
import { Consents } from './consents.js'

/**
 * The person a request concerns gives or refuses their consent; anybody else is told there is no such request. They may
 * take it back while the dossier is open: what was looked up about them is then asked for anew before it is submitted.
 */
@Injectable()
export class AnswerConsent {
  constructor(
    private readonly database: Database,
    private readonly dossiers: Dossiers,
    private readonly consents: Consents,
  ) {}

  execute({ consent: id, body }: AnswerConsentCommand, asked: ActorContext): Promise<ConsentView> {
    return this.database.transaction(async (tx) => {
      const { consent, dossier } = await lockedConsent(tx, id, asked.actor)
      const change = this.dossiers.changeOf(tx, dossier, asked)
      const isFirst = await change.isFirst()
      if (!isFirst || consent.answer === body.answer) return this.consents.view(consent, dossier)
      if (!isOpen(dossier.status)) throw consentTooLate()
      if (stateIn(consent, dossier, change.at) === 'expired') throw consentExpired()
      return this.consents.view(await this.consents.settle(change, consent, body.answer), dossier)
    })
  }

  /** True; throws `consent_not_found` where there is no such request to this actor any more. */
  isThere(id: string, actor: Actor): Promise<boolean> {
    return this.database.transaction(async (tx) => Boolean(await lockedConsent(tx, id, actor)))
  }
}

/** The dossier's row first, as in every other use case. */
async function lockedConsent(
  tx: EntityManager,
  id: string,
  actor: Actor,
): Promise<{ consent: Consent; dossier: Dossier }> {
  const found = isDossierId(id) ? await tx.findOneBy(Consent, { id }) : null
  if (!found || !concerns(found, actor)) throw consentNotFound()
  const dossier = await locked(tx, found.dossierId)
  const consent = await tx.findOneBy(Consent, { id })
  if (!dossier || !consent) throw consentNotFound()
  return { consent, dossier }
}
