import { Injectable } from '@nestjs/common'
import { compileForm } from '#forms'
import { CatalogueStore } from '../entries/catalogue-store.js'
import type { SeedEntry } from '../entries/seed-entry.js'
import { seedBroken } from '../entries/seed.errors.js'
import { Certifier, hashOf } from '../forms/certifier.js'
import { versionKey } from '../forms/form-version.rules.js'
import { surroundingsOf } from '../forms/surroundings-of.js'

/**
 * A published version for each form of the seeds. Seeds pass the compiler like every other form: one with an error stops
 * the start. A version whose form has not changed keeps its certificate, so that loading again changes nothing.
 */
@Injectable()
export class CertifySeeds {
  constructor(
    private readonly store: CatalogueStore,
    private readonly certifier: Certifier,
  ) {}

  async execute(seeds: readonly SeedEntry[], today: string): Promise<SeedEntry[]> {
    const around = surroundingsOf(seeds, today)
    const forms = seeds.flatMap((entry) => (entry.type === 'form' ? [entry] : []))
    return Promise.all(
      forms.map(async ({ value: form, place }): Promise<SeedEntry> => {
        const findings = compileForm({ ...form }, around)
        const error = findings.find(({ severity }) => severity === 'error')
        if (error) throw seedBroken(place, `${error.field ?? ''} ${error.message.en} (${error.rule})`)
        const key = versionKey(form)
        const held = await this.store.find('formVersion', key)
        const certificate =
          held && held.certificate.hash === hashOf(form) && this.certifier.isCertified(form, held.certificate)
            ? held.certificate
            : this.certifier.certify(form)
        return { type: 'formVersion', key, value: { form, certificate }, place }
      }),
    )
  }
}
