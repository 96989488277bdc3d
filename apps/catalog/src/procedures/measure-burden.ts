import { Injectable } from '@nestjs/common'
import type { Bilingual } from '#contracts'
import { CatalogueStore } from '../entries/catalogue-store.js'
import { burdenOf, sumOfBurdens, type Burden } from './burden.rules.js'

/** The burden of each procedure, and of all. */
export interface BurdenMeter extends Burden {
  procedures: number
  items: (Burden & { code: string; name: Bilingual })[]
}

/** Reads the burden meter from the forms in force. */
@Injectable()
export class MeasureBurden {
  constructor(private readonly store: CatalogueStore) {}

  async execute(): Promise<BurdenMeter> {
    const [procedures, forms] = await Promise.all([this.store.list('procedure'), this.store.list('form')])
    const formOf = new Map(forms.map((form) => [form.procedure, form]))
    const items = procedures.flatMap(({ code, name }) => {
      const form = formOf.get(code)
      return form ? [{ code, name, ...burdenOf(form) }] : []
    })
    return { procedures: items.length, ...sumOfBurdens(items), items }
  }
}
