import type { AttachmentPurpose, FormDocument } from '#contracts'
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
  const listed = form.documents.find(
    ({ code, name }) => code === paper || searchKey(name.vi) === wanted || searchKey(name.en) === wanted,
  )
  return { paper: listed?.name.vi ?? tidy(paper ?? '') }
}
