import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import {
  assertRelated,
  forms,
  type Actor,
  type FormDocument,
  type FormPublished,
  type PublishedForm,
  type PublishFormCommand,
} from '#contracts'
import { compileForm, withProcess } from '#forms'
import { Database } from '#database'
import { CatalogueStore } from '../entries/catalogue-store.js'
import { procedureNotFound, procedureNotYours } from '../entries/entry.errors.js'
import { Certifier } from './certifier.js'
import { FindSurroundings } from './find-surroundings.js'
import { assertNewer, versionKey } from './form-version.rules.js'
import { formRefused, procedureDiffers } from './form.errors.js'

/**
 * Publishes a version of a procedure's form with its certificate, its graph written out. Dossiers under way keep the version
 * they began with. What is announced cannot change between the check and the publication. Throws `procedure_not_found`,
 * `procedure_not_yours`, `form_refused` with the findings while one is an error, `version_invalid` or `version_not_newer`.
 */
@Injectable()
export class PublishForm {
  constructor(
    private readonly database: Database,
    private readonly store: CatalogueStore,
    private readonly surroundings: FindSurroundings,
    private readonly certifier: Certifier,
  ) {}

  async execute({ procedure, form: input }: PublishFormCommand, actor: Actor): Promise<FormPublished> {
    const known = await this.store.find('procedure', procedure)
    if (!known) throw procedureNotFound(procedure)
    const relations = known.ministry === actor.authority ? (['responsible'] as const) : []
    assertRelated(forms.publish.access, actor, relations, () => procedureNotYours(procedure))
    if ((input as FormDocument).procedure !== procedure) throw procedureDiffers()
    return this.database.transaction(async (tx) => {
      await this.store.lock(tx)
      const findings = compileForm(input as Record<string, unknown>, await this.surroundings.execute())
      if (findings.some(({ severity }) => severity === 'error')) throw formRefused(findings)
      const form = withProcess(input as FormDocument)
      const certificate = this.certifier.certify(form)
      await this.keep(tx, form, { form, certificate, publishedBy: actor.authority ?? '' })
      return { procedure, formVersion: form.formVersion, certificate, findings }
    })
  }

  private async keep(tx: EntityManager, form: FormDocument, published: PublishedForm) {
    const held = await this.store.held(tx)
    const heldOf = (type: string, key: string) => held.find((entry) => entry.type === type && entry.key === key)
    const key = versionKey(form)
    const current = heldOf('form', form.procedure)
    const inForce = await this.store.find('form', form.procedure)
    assertNewer(form.formVersion, inForce?.formVersion)
    await this.store.write(tx, [
      { type: 'formVersion', key, version: 1, value: published, hash: null, search: '' },
      {
        type: 'form',
        key: form.procedure,
        version: (current?.version ?? 0) + 1,
        value: form,
        hash: current?.hash ?? null, // the seed it replaces counts as loaded, so that a restart does not bring it back
        search: '',
      },
    ])
  }
}
