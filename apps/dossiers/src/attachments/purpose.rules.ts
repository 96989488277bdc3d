import type { AttachmentPurpose, FormDocument, FormPaper } from '#contracts'
import { schemaAt } from '#forms'
import { searchKey, tidy } from '#vietnam'
import { placeUnknown, purposeNeeded } from './attachment.errors.js'

/**
 * What a file or a shown paper is for, as it is kept: a place the form has, or a paper by the name the form lists it under,
 * found by its code or its name in either language whatever the accents and case; another paper keeps its own name.
 */
export function readPurpose(form: FormDocument, { path, paper }: AttachmentPurpose): AttachmentPurpose {
  if ((path === undefined) === (paper === undefined)) throw purposeNeeded()
  if (path !== undefined) {
    if (!schemaAt(form.schema, path)) throw placeUnknown()
    return { path }
  }
  const wanted = searchKey(paper ?? '')
  if (wanted === '') throw purposeNeeded()
  return { paper: listedPaper(form, paper ?? '')?.name.vi ?? tidy(paper ?? '') }
}

/** The paper a form lists under this code or name. */
export function listedPaper({ documents }: Pick<FormDocument, 'documents'>, paper: string): FormPaper | undefined {
  const wanted = searchKey(paper)
  return documents.find(
    ({ code, name }) => code === paper || searchKey(name.vi) === wanted || searchKey(name.en) === wanted,
  )
}
