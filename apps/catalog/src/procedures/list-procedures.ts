import { Injectable } from '@nestjs/common'
import type { ProcedureSummary, ListProcedures as ListProceduresRequest } from '#contracts'
import { CatalogueStore } from '../entries/catalogue-store.js'
import { summarise } from './procedure.rules.js'

/** Procedures that have a form, by the words of their name or their code and by level, in the order of codes. */
@Injectable()
export class ListProcedures {
  constructor(private readonly store: CatalogueStore) {}

  async execute({ q, level }: ListProceduresRequest): Promise<ProcedureSummary[]> {
    const [procedures, forms] = await Promise.all([
      this.store.list('procedure', { words: q ?? '' }),
      this.store.list('form'),
    ])
    const formOf = new Map(forms.map((form) => [form.procedure, form]))
    return procedures.flatMap((procedure) => {
      const form = formOf.get(procedure.code)
      return form && (!level || procedure.level === level) ? [summarise(procedure, form)] : []
    })
  }
}
