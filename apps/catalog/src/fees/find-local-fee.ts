import { Injectable } from '@nestjs/common'
import { localFeeOn, type Procedure, type LocalFeeView } from '#contracts'
import { Clock } from '#platform'
import { dayOf, unitAt } from '#vietnam'
import { GetAuthority } from '../authorities/get-authority.js'
import { CatalogueStore } from '../entries/catalogue-store.js'
import { isSetLocally } from './fee.rules.js'
import { provinceNotFound } from './fee.errors.js'

/** Where a fee is asked for: a province, or an authority in it; the province counts where both are given. */
export interface FeePlace {
  authority?: string
  province?: string
}

/** What provinces charge today. */
@Injectable()
export class FindLocalFee {
  constructor(
    private readonly store: CatalogueStore,
    private readonly getAuthority: GetAuthority,
    private readonly clock: Clock,
  ) {}

  /** The fee in force today, or null where none is entered or none is set there. Throws for a place there is not. */
  async execute(procedure: Procedure, place: FeePlace): Promise<LocalFeeView | null> {
    const { province: named, authority } = place
    if (named) this.assertProvince(named)
    const province = named || !authority ? named : await this.provinceOf(authority)
    if (!province || !isSetLocally(procedure)) return null
    const today = dayOf(this.clock.now())
    const fee = localFeeOn(await this.store.list('localFee'), { procedure: procedure.code, province }, today)
    if (!fee) return null
    const { amount, validFrom, source, certainty } = fee
    return { amount, province, validFrom, source, certainty }
  }

  /** The province an authority lies in; a ministry lies in none. Throws `authority_not_found`. */
  async provinceOf(code: string): Promise<string | undefined> {
    const { level, unit, parent } = await this.getAuthority.execute(code)
    if (level === 'province') return unit
    return parent === undefined ? undefined : (await this.getAuthority.execute(parent)).unit
  }

  /** Throws `province_not_found` for a code that names no province today. */
  assertProvince(code: string): void {
    if (unitAt(code, dayOf(this.clock.now()))?.level !== 'province') throw provinceNotFound(code)
  }
}
