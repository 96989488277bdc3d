import { Injectable } from '@nestjs/common'
import { assertRelated, fees, type Actor, type EnterFeeCommand, type LocalFee, type Relation } from '#contracts'
import { Clock } from '#platform'
import { dayOf, isPartialDate } from '#vietnam'
import { CatalogueStore } from '../entries/catalogue-store.js'
import { ChangeEntries } from '../entries/change-entries.js'
import { procedureNotFound } from '../entries/entry.errors.js'
import { feeBeforeResolution, feeInPast, feeNotLocal, feeNotYours } from './fee.errors.js'
import { localFeeType } from './local-fee.entry.js'
import { certaintyOf, isSetLocally } from './fee.rules.js'
import { FindLocalFee } from './find-local-fee.js'

/**
 * A province enters what its people's council charges, from a day on; entering the same day again replaces it. The newest
 * one in force on a day counts.
 */
@Injectable()
export class EnterFee {
  constructor(
    private readonly store: CatalogueStore,
    private readonly change: ChangeEntries,
    private readonly localFees: FindLocalFee,
    private readonly clock: Clock,
  ) {}

  async execute({ procedure: code, province, body }: EnterFeeCommand, actor: Actor): Promise<LocalFee> {
    const procedure = await this.store.find('procedure', code)
    if (!procedure) throw procedureNotFound(code)
    this.localFees.assertProvince(province)
    assertRelated(fees.enter.access, actor, await this.relationTo(province, actor), feeNotYours)
    if (!isSetLocally(procedure)) throw feeNotLocal(code)
    const { amount, validFrom, source, resolvedOn } = body
    if (!isPartialDate(validFrom) || validFrom < dayOf(this.clock.now())) throw feeInPast()
    if (resolvedOn !== undefined && (!isPartialDate(resolvedOn) || resolvedOn > validFrom)) throw feeBeforeResolution()
    const certainty = certaintyOf(body)
    const enteredBy = actor.authority ?? ''
    const value: LocalFee = {
      ...{ procedure: code, province, amount, validFrom, source, certainty, enteredBy },
      ...(resolvedOn === undefined ? {} : { resolvedOn }),
    }
    await this.change.execute([{ type: 'localFee', key: localFeeType.keyOf(value), value }])
    return value
  }

  /** The province enters its fee itself; an authority in it does not. */
  private async relationTo(province: string, { authority = '' }: Actor): Promise<Relation[]> {
    const known = await this.store.find('authority', authority)
    return known?.level === 'province' && known.unit === province ? ['province'] : []
  }
}
