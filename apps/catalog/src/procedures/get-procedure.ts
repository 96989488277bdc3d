import { Injectable } from '@nestjs/common'
import type { FormDocument, ProcedureRef } from '#contracts'
import { Clock } from '#platform'
import { dayOf } from '#vietnam'
import { FindSurroundings } from '../compiler/find-surroundings.js'
import { readForm } from '../compiler/reading.rules.js'
import { CatalogueStore } from '../entries/catalogue-store.js'
import { FindLocalFee } from '../fees/find-local-fee.js'
import { procedureNotFound } from './procedure.errors.js'
import { describe, type ProcedureDescription } from './procedure.rules.js'

/** One procedure by its code, with a province's fee where one is asked for; throws `procedure_not_found`. */
@Injectable()
export class GetProcedure {
  constructor(
    private readonly store: CatalogueStore,
    private readonly clock: Clock,
    private readonly surroundings: FindSurroundings,
    private readonly localFees: FindLocalFee,
  ) {}

  async execute({ code, ...place }: ProcedureRef): Promise<ProcedureDescription> {
    const [procedure, form] = await Promise.all([this.store.find('procedure', code), this.store.find('form', code)])
    if (!procedure || !form) throw procedureNotFound(code)
    const today = dayOf(this.clock.now())
    const waivers = (await this.store.list('waiver')).filter(
      ({ procedure: of, from, until }) => of === code && from <= today && until >= today,
    )
    const described = describe(procedure, form, waivers, waivers.length > 0 ? await this.questionsOf(form) : undefined)
    return place.authority || place.province
      ? { ...described, localFee: await this.localFees.execute(procedure, place) }
      : described
  }

  /** The places of a form that ask for a concept, whatever they call it. */
  private async questionsOf(form: FormDocument): Promise<(concept: string) => string[]> {
    const { fields } = readForm(form, await this.surroundings.execute())
    const asked = fields.filter(({ isAsked }) => isAsked)
    return (concept) =>
      asked.flatMap(({ field, recognition }) => (recognition?.concept === concept ? [field.path] : []))
  }
}
