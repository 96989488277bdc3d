import type { Purpose, Readable } from '../api/types'
import type { DossierView } from '../dossier/dossier-view'

/** A paper that can be attached or shown. */
export interface Paper {
  /** Of the choice, unique in its list. */
  key: string
  name: Readable
  purpose: Purpose
}

/**
 * The papers of a dossier somebody may want to attach: those that prove what a look-up did not tell, then those of the form
 * that no database replaces; the application itself is filled in here and not attached.
 */
export function papersOf({ dossier, form }: Pick<DossierView, 'dossier' | 'form'>): Paper[] {
  const proofs = dossier.papers.map(({ name, path }) => ({ key: path, name, purpose: { path } }))
  const demanded = form.documents
    .filter(({ replacedBy, isForm }) => replacedBy === null && !isForm)
    .map(({ name }) => ({ key: name.vi, name, purpose: { paper: name.vi } }))
  return [...proofs, ...demanded]
}

/** What a file is for, as it is read: the paper's name, or the name it was given. */
export function nameOfPurpose(papers: readonly Paper[], { path, paper }: Purpose): Readable {
  const known = papers.find(({ key }) => key === (path ?? paper))
  return known?.name ?? paper ?? path ?? ''
}
