import { Injectable } from '@nestjs/common'
import { CatalogueStore } from '../entries/catalogue-store.js'
import { procedureNotFound } from './procedure.errors.js'
import { describe, type ProcedureDescription } from './procedure.rules.js'

/** One procedure by its code; throws `notFound` / `procedure_not_found`. */
@Injectable()
export class GetProcedure {
  constructor(private readonly store: CatalogueStore) {}

  async execute(code: string): Promise<ProcedureDescription> {
    const [procedure, form] = await Promise.all([this.store.find('procedure', code), this.store.find('form', code)])
    if (!procedure || !form) throw procedureNotFound(code)
    return describe(procedure, form)
  }
}
