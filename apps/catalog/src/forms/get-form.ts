import { Injectable } from '@nestjs/common'
import type { FormDocument } from '#contracts'
import { CatalogueStore } from '../entries/catalogue-store.js'
import { procedureNotFound } from '../procedures/procedure.errors.js'

/** The form document of a procedure; throws `notFound` / `procedure_not_found`. */
@Injectable()
export class GetForm {
  constructor(private readonly store: CatalogueStore) {}

  async execute(procedure: string): Promise<FormDocument> {
    const form = await this.store.find('form', procedure)
    if (!form) throw procedureNotFound(procedure)
    return form
  }
}
