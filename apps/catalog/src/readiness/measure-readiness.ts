import { Injectable } from '@nestjs/common'
import {
  pageOf,
  type FormDocument,
  type ListEntries,
  type MeasureReadinessQuery,
  type AuthorityReadiness,
  type NationalReadiness,
} from '#contracts'
import { Clock } from '#platform'
import { dayOf } from '#vietnam'
import { GetAuthority } from '../authorities/get-authority.js'
import { CatalogueStore } from '../entries/catalogue-store.js'
import { Certifier } from '../forms/certifier.js'
import { versionKey } from '../forms/form-version.rules.js'
import { papersLeft, readinessOf } from './readiness.rules.js'

/** Reads from the catalogue what authorities are still missing. */
@Injectable()
export class MeasureReadiness {
  private checked: { stamp: string; forms: ReadonlyMap<string, FormDocument> } = { stamp: '', forms: new Map() }

  constructor(
    private readonly store: CatalogueStore,
    private readonly getAuthority: GetAuthority,
    private readonly certifier: Certifier,
    private readonly clock: Clock,
  ) {}

  /** Throws `authority_not_found`, `cursor_invalid`. */
  async ofAuthority({ code, trials, ...page }: MeasureReadinessQuery): Promise<AuthorityReadiness> {
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
    const shown = pageOf(items, ({ procedure, item }) => `${procedure} ${item}`, page)
    return { authority: code, name: authority.name, ready, missing: items.length - ready, ...shown }
  }

  /** Throws `cursor_invalid`. */
  async ofCountry(page: ListEntries): Promise<NationalReadiness> {
    const [procedures, forms] = await Promise.all([this.store.list('procedure'), this.formsInForce()])
    const items = procedures.flatMap(({ code, name }) => {
      const form = forms.get(code)
      return form ? [{ code, name, papersLeft: papersLeft(form) }] : []
    })
    const needNoPaper = items.filter((item) => item.papersLeft === 0).length
    return { procedures: items.length, needNoPaper, ...pageOf(items, ({ code }) => code, page) }
  }

  /** The version in force of each form whose certificate holds; certificates are checked anew only after an entry has changed. */
  private async formsInForce(): Promise<ReadonlyMap<string, FormDocument>> {
    const stamp = await this.store.stamp()
    if (this.checked.stamp !== stamp) this.checked = { stamp, forms: await this.certifiedForms() }
    return this.checked.forms
  }

  private async certifiedForms(): Promise<ReadonlyMap<string, FormDocument>> {
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
