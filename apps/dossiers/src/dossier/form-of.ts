import type { FormDocument } from '#contracts'
import type { Catalogue } from '#platform'
import { procedureNotFound } from './dossier.errors.js'

/** The version of the form a dossier began with, whatever has been published since; only certified ones are spread. */
export function formOf(
  catalogue: Catalogue,
  { procedure, formVersion }: { procedure: string; formVersion: string },
): FormDocument {
  const published = catalogue.get('formVersion', `${procedure}@${formVersion}`)
  if (!published) throw procedureNotFound()
  return published.form
}
