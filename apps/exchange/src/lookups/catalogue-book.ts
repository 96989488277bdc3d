import { Injectable } from '@nestjs/common'
import { isInForce, validityOf, type Agreement, type Authority, type Concept, type Registry } from '#contracts'
import { Catalogue, Clock } from '#platform'
import { dayOf, provinceOf } from '#vietnam'
import { QuotaUse } from '../quotas/quota-use.js'
import { announcedBy, type AnnouncedConcept, type DecisionBook } from './decision.rules.js'

/** The exchange's copy of the catalogue, read as decisions need it. */
@Injectable()
export class CatalogueBook implements DecisionBook {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly quotaUse: QuotaUse,
    private readonly clock: Clock,
  ) {}

  authority(code: string): Authority | undefined {
    return this.catalogue.get('authority', code)
  }

  registry(id: string): Registry | undefined {
    return this.catalogue.get('registry', id)
  }

  concept(id: string): Concept | undefined {
    return this.catalogue.get('concept', id)
  }

  announced(concept: string, day: string): AnnouncedConcept {
    const byConcept = this.catalogue.remember(`announcements ${day}`, () =>
      Map.groupBy(
        this.catalogue.list('announcement').filter((announcement) => isInForce(validityOf(announcement), day)),
        (announcement) => announcement.concept,
      ),
    )
    return this.catalogue.remember(`announced ${concept} ${day}`, () => announcedBy(byConcept.get(concept) ?? []))
  }

  agreements(consumerClass: string, procedure: string, day: string): Agreement[] {
    const byConsumer = this.catalogue.remember(`agreements ${day}`, () =>
      Map.groupBy(
        this.catalogue.list('agreement').filter((agreement) => isInForce(agreement, day)),
        (agreement) => `${agreement.consumerClass} ${agreement.procedure}`,
      ),
    )
    return byConsumer.get(`${consumerClass} ${procedure}`) ?? []
  }

  used(agreement: string, authority: string, day: string): number {
    return this.quotaUse.used(agreement, authority, day)
  }

  provinceOf(unit: string): string | undefined {
    const today = dayOf(this.clock.now())
    return this.catalogue.remember(`province of ${unit} ${today}`, () => provinceOf(unit, today)?.code)
  }
}
