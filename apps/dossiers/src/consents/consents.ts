import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import type { ConsentAnswer, ConsentView } from '#contracts'
import { boundFields, formSubject } from '#forms'
import { Catalogue, Clock } from '#platform'
import type { Change } from '../dossier/change.js'
import type { Dossier } from '../dossier/dossier.entity.js'
import { formOf } from '../dossier/form-of.js'
import { isEditable } from '../lifecycle/actions.rules.js'
import { Views } from '../views/views.js'
import { Consent } from './consent.entity.js'
import { stateIn } from './consent.rules.js'

/** Requests for consent: what the person said, and how people read it: whose dossier, what for, which facts. */
@Injectable()
export class Consents {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
    private readonly views: Views,
  ) {}

  /** Of a dossier, newest first. */
  of(entities: EntityManager, dossierId: string): Promise<Consent[]> {
    return entities.find(Consent, { where: { dossierId }, order: { requestedAt: 'DESC', id: 'DESC' } })
  }

  /**
   * Writes down what the person said: themselves, or through an official who gives a reason. Of a consent that is taken back
   * while the dossier is filled in, nothing stays: what was looked up is asked for anew before it can be submitted.
   */
  async settle(change: Change, consent: Consent, answer: ConsentAnswer, reason?: string): Promise<Consent> {
    const { tx, dossier, actor, at } = change
    const isTakenBack = consent.answer === 'given' && answer === 'refused'
    if (reason === undefined) consent.answerAs(answer, at)
    else consent.recordAs(answer, actor.name, reason, at)
    if (isTakenBack && isEditable(dossier.status)) dossier.snapshotId = null
    const event = isTakenBack ? 'consentTakenBack' : answer === 'given' ? 'consentGiven' : 'consentRefused'
    await change.record({ event, note: reason })
    await change.save()
    return tx.save(consent)
  }

  view(
    consent: Consent,
    dossier: Pick<
      Dossier,
      'id' | 'procedure' | 'formVersion' | 'applicantName' | 'status' | 'subjects' | 'handledBy' | 'receivedBy'
    >,
  ): ConsentView {
    const form = formOf(this.catalogue, dossier)
    const name = this.views.procedureName(dossier.procedure)
    const office = dossier.handledBy ?? dossier.receivedBy
    const concepts = boundFields(form)
      .filter(({ binding }) => binding.subject === consent.role)
      .map(({ binding }) => binding.concept)
    return {
      id: consent.id,
      dossierId: dossier.id,
      procedure: dossier.procedure,
      procedureName: name,
      purpose: {
        vi: `Giải quyết thủ tục “${name.vi}” của ${dossier.applicantName}`,
        en: `To handle the procedure “${name.en}” for ${dossier.applicantName}`,
      },
      controller:
        office === null ? null : (this.catalogue.get('authority', office)?.name ?? { vi: office, en: office }),
      role: consent.role,
      roleName: formSubject(form, consent.role)?.name ?? { vi: consent.role, en: consent.role },
      personName: consent.fullName,
      applicantName: dossier.applicantName,
      requestedBy: consent.requestedBy,
      requestedAt: consent.requestedAt.toISOString(),
      expiresAt: consent.expiresAt.toISOString(),
      state: stateIn(consent, dossier, this.clock.now()),
      answeredAt: consent.answeredAt?.toISOString() ?? null,
      recordedBy: consent.recordedBy,
      reason: consent.reason,
      facts: [...new Set(concepts)].map(
        (concept) => this.catalogue.get('concept', concept)?.name ?? { vi: concept, en: concept },
      ),
    }
  }
}
