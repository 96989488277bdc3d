import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import type { FieldRepeated, FormFlag } from '#contracts'
import { CatalogueStore } from '../entries/catalogue-store.js'
import { ChangeEntries } from '../entries/change-entries.js'

/** Keeps which places of forms are flagged: there people keep typing what a registry holds. */
@Injectable()
export class FlagField {
  constructor(
    private readonly store: CatalogueStore,
    private readonly change: ChangeEntries,
  ) {}

  /** Heard twice has the effect of one: the count comes with the fact, and only grows. Written in the reader's transaction. */
  async hear({ at, ...repeated }: FieldRepeated, tx: EntityManager): Promise<void> {
    const key = `${repeated.procedure}@${repeated.formVersion}${repeated.path}`
    const before = await this.store.find('formFlag', key)
    if (before && before.dossiers >= repeated.dossiers) return
    const value: FormFlag = { ...repeated, since: before?.since ?? at }
    await this.change.execute([{ type: 'formFlag', key, value }], undefined, tx)
  }

  /** Those of the versions in force, for whoever makes or uses forms in office. */
  async list(): Promise<FormFlag[]> {
    const [flags, forms] = await Promise.all([this.store.list('formFlag'), this.store.list('form')])
    const inForce = new Map(forms.map(({ procedure, formVersion }) => [procedure, formVersion]))
    return flags.filter(({ procedure, formVersion }) => inForce.get(procedure) === formVersion)
  }
}
