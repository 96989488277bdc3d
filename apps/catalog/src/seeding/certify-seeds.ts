import { Injectable } from '@nestjs/common'
import type { CatalogueTypes } from '#contracts'
import { compileForm } from '#forms'
import { CatalogueStore } from '../entries/catalogue-store.js'
import type { SeedEntry } from '../entries/seed-entry.js'
import { hashOfSeed, type EntryChange } from '../entries/load.rules.js'
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

  /** New certificates for published versions whose own are of keys that are not held any more. */
  anew(versions: readonly { key: string; version: number; value: CatalogueTypes['formVersion'] }[]): EntryChange[] {
    return versions.flatMap(({ key, version, value: { form, certificate } }) => {
      if (this.certifier.isCertified(form, certificate)) return []
      const value = { form, certificate: this.certifier.certify(form) }
      return [{ type: 'formVersion', key, version: version + 1, value, hash: hashOfSeed(value), search: '' }]
    })
  }
}
