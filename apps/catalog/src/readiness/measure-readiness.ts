import { Injectable } from '@nestjs/common'
import type { Bilingual, FormDocument, MeasureReadinessQuery, ReadinessItem } from '#contracts'
import { Clock } from '#platform'
import { dayOf } from '#vietnam'
import { GetAuthority } from '../authorities/get-authority.js'
import { Certifier } from '../compiler/certifier.js'
import { CatalogueStore } from '../entries/catalogue-store.js'
import { versionKey } from '../forms/form-version.rules.js'
import { papersLeft, readinessOf } from './readiness.rules.js'

/** The to-do list of one authority. */
export interface AuthorityReadiness {
  authority: string
  name: Bilingual
  ready: number
  missing: number
  items: ReadinessItem[]
}

/** How many procedures of the country need no paper any more. */
export interface NationalReadiness {
  procedures: number
  needNoPaper: number
  items: { code: string; name: Bilingual; papersLeft: number }[]
}

/** Reads from the catalogue what authorities are still missing. */
@Injectable()
export class MeasureReadiness {
  constructor(
    private readonly store: CatalogueStore,
    private readonly getAuthority: GetAuthority,
    private readonly certifier: Certifier,
    private readonly clock: Clock,
  ) {}

  /** Throws `authority_not_found`. */
  async ofAuthority({ code, trials }: MeasureReadinessQuery): Promise<AuthorityReadiness> {
    const authority = await this.getAuthority.execute(code)
    const above = authority.parent === undefined ? authority : await this.getAuthority.execute(authority.parent)
    const [procedures, agreements, localFees, assignments, settings, forms] = await Promise.all([
      this.store.list('procedure'),
      this.store.list('agreement'),
      this.store.list('localFee'),
      this.store.list('assignment'),
      this.store.list('setting'),
      this.formsInForce(),
    ])
    const items = readinessOf({
      ...{ authority, procedures, agreements, localFees, assignments, settings, forms },
      province: above.unit,
      trials: new Map(trials.map(({ procedure, dossiers }) => [procedure, dossiers])),
      today: dayOf(this.clock.now()),
    })
    const ready = items.filter(({ state }) => state === 'ready').length
    return { authority: code, name: authority.name, ready, missing: items.length - ready, items }
  }

  async ofCountry(): Promise<NationalReadiness> {
    const [procedures, forms] = await Promise.all([this.store.list('procedure'), this.formsInForce()])
    const items = procedures.flatMap(({ code, name }) => {
      const form = forms.get(code)
      return form ? [{ code, name, papersLeft: papersLeft(form) }] : []
    })
    return { procedures: items.length, needNoPaper: items.filter((item) => item.papersLeft === 0).length, items }
  }

  /** The version in force of each form whose certificate holds. */
  private async formsInForce(): Promise<Map<string, FormDocument>> {
    const [forms, versions] = await Promise.all([this.store.list('form'), this.store.list('formVersion')])
    const published = new Map(versions.map((version) => [versionKey(version.form), version]))
    return new Map(
      forms.flatMap((form) => {
        const version = published.get(versionKey(form))
        return version && this.certifier.isCertified(version.form, version.certificate)
          ? [[form.procedure, version.form] as const]
          : []
      }),
    )
  }
}
