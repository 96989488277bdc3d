import { Injectable } from '@nestjs/common'
import { pageOf, type ListEntries, type BurdenMeter } from '#contracts'
import { CatalogueStore } from '../entries/catalogue-store.js'
import { burdenOf, sumOfBurdens } from './burden.rules.js'

/** Reads the burden meter from the forms in force. */
@Injectable()
export class MeasureBurden {
  constructor(private readonly store: CatalogueStore) {}

  /** Throws `cursor_invalid`. */
  async execute(page: ListEntries): Promise<BurdenMeter> {
    const [procedures, forms] = await Promise.all([this.store.list('procedure'), this.store.list('form')])
    const formOf = new Map(forms.map((form) => [form.procedure, form]))
    const items = procedures.flatMap(({ code, name }) => {
      const form = formOf.get(code)
      return form ? [{ code, name, ...burdenOf(form) }] : []
    })
    return { procedures: items.length, ...sumOfBurdens(items), ...pageOf(items, ({ code }) => code, page) }
  }
}
