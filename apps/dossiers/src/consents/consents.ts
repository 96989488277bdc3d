import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import type { ConsentView } from '#contracts'
import { Catalogue, Clock } from '#platform'
import { formOf } from '../answers/form-of.js'
import type { Dossier } from '../cases/dossier.entity.js'
import { Views } from '../cases/views.js'
import { boundFields } from '../prefill/plan.rules.js'
import { formSubject } from '../prefill/subjects.rules.js'
import { Consent } from './consent.entity.js'
import { consentState } from './consent.rules.js'

/** Requests for consent as people read them: whose dossier, what for, which facts, and where they stand. */
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

  view(consent: Consent, dossier: Pick<Dossier, 'id' | 'procedure' | 'formVersion' | 'applicantName'>): ConsentView {
    const form = formOf(this.catalogue, dossier)
    const concepts = boundFields(form)
      .filter(({ binding }) => binding.subject === consent.role)
      .map(({ binding }) => binding.concept)
    return {
      id: consent.id,
      dossierId: dossier.id,
      procedure: dossier.procedure,
      procedureName: this.views.procedureName(dossier.procedure),
      role: consent.role,
      roleName: formSubject(form, consent.role)?.name ?? { vi: consent.role, en: consent.role },
      personName: consent.fullName,
      applicantName: dossier.applicantName,
      requestedBy: consent.requestedBy,
      requestedAt: consent.requestedAt.toISOString(),
      expiresAt: consent.expiresAt.toISOString(),
      state: consentState(consent, this.clock.now()),
      answeredAt: consent.answeredAt?.toISOString() ?? null,
      recordedBy: consent.recordedBy,
      reason: consent.reason,
      facts: [...new Set(concepts)].map(
        (concept) => this.catalogue.get('concept', concept)?.name ?? { vi: concept, en: concept },
      ),
    }
  }
}
