import { Injectable } from '@nestjs/common'
import type { FormDocument, FormDraft, FormRef, PublishedForm } from '#contracts'
import { CatalogueStore } from '../entries/catalogue-store.js'
import { procedureNotFound } from '../entries/entry.errors.js'
import { Certifier } from './certifier.js'
import { versionKey } from './form-version.rules.js'
import { draftNotFound, formNotCertified, versionNotFound } from './form.errors.js'

/**
 * A published version of a procedure's form, the newest unless one is named; throws `procedure_not_found`,
 * `form_version_not_found`, and `form_not_certified` for a version whose certificate does not hold.
 */
@Injectable()
export class GetForm {
  constructor(
    private readonly store: CatalogueStore,
    private readonly certifier: Certifier,
  ) {}

  async execute(ref: FormRef): Promise<FormDocument> {
    return (await this.published(ref)).form
  }

  /** The draft of the next version; throws `form_draft_not_found` where the compiler made none. */
  async draft(code: string): Promise<FormDraft> {
    const draft = await this.store.find('formDraft', code)
    if (!draft) throw draftNotFound(code)
    return draft
  }

  async published({ code, version }: FormRef): Promise<PublishedForm> {
    const current = await this.store.find('form', code)
    if (!current) throw procedureNotFound(code)
    const formVersion = version ?? current.formVersion
    const published = await this.store.find('formVersion', versionKey({ procedure: code, formVersion }))
    if (!published && version !== undefined) throw versionNotFound(version)
    if (!published || !this.certifier.isCertified(published.form, published.certificate)) {
      throw formNotCertified(code, formVersion)
    }
    return published
  }
}
