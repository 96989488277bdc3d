import type { FormDocument } from '#contracts'

/** Names a version of a form among the catalogue's entries. */
export function versionKey({ procedure, formVersion }: Pick<FormDocument, 'procedure' | 'formVersion'>): string {
  return `${procedure}@${formVersion}`
}
