import { Injectable } from '@nestjs/common'
import { isInForce, validityOf, type ProcedureDescription, type FormDocument, type ProcedureRef } from '#contracts'
import { readForm, territoriesOf } from '#forms'
import { Clock } from '#platform'
import { dayOf } from '#vietnam'
import { GetAuthority } from '../authorities/get-authority.js'
import { CatalogueStore } from '../entries/catalogue-store.js'
import { procedureNotFound } from '../entries/entry.errors.js'
import { FindLocalFee, type FeePlace } from '../fees/find-local-fee.js'
import { FindSurroundings } from '../forms/find-surroundings.js'
import { holdsIn, longestOfEach } from '../waivers/waiver.rules.js'
import { describe } from './procedure.rules.js'

/**
 * One procedure by its code, with the waivers that hold in the place asked about, in the whole country without one, and
 * with the province's fee; throws `procedure_not_found`, `authority_not_found`, `province_not_found`.
 */
@Injectable()
export class GetProcedure {
  constructor(
    private readonly store: CatalogueStore,
    private readonly clock: Clock,
    private readonly surroundings: FindSurroundings,
    private readonly localFees: FindLocalFee,
    private readonly authorities: GetAuthority,
  ) {}

  async execute({ code, ...place }: ProcedureRef): Promise<ProcedureDescription> {
    const [procedure, form, sources] = await Promise.all([
      this.store.find('procedure', code),
      this.store.find('form', code),
      this.store.list('legalSource'),
    ])
    if (!procedure || !form) throw procedureNotFound(code)
    const today = dayOf(this.clock.now())
    const here = territoriesOf(await this.territoryOf(place), today)
    const standing = (await this.store.list('waiver')).filter(
      (waiver) => waiver.procedure === code && isInForce(validityOf(waiver), today) && holdsIn(waiver, here),
    )
    const waivers = longestOfEach(standing)
    const askedFor = waivers.length > 0 ? await this.questionsOf(form) : undefined
    const described = describe(procedure, form, waivers, askedFor, sources)
    return place.authority || place.province
      ? { ...described, localFee: await this.localFees.execute(procedure, place) }
      : described
  }

  private async territoryOf({ authority, province = 'VN' }: FeePlace): Promise<string> {
    return (authority ? (await this.authorities.execute(authority)).unit : undefined) ?? province
  }

  /** The places of a form that ask for a concept, whatever they call it. */
  private async questionsOf(form: FormDocument): Promise<(concept: string) => string[]> {
    const { fields } = readForm(form, await this.surroundings.execute())
    const asked = fields.filter(({ isAsked }) => isAsked)
    return (concept) =>
      asked.flatMap(({ field, recognition }) => (recognition?.concept === concept ? [field.path] : []))
  }
}
