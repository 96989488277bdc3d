import { findSnapshot, getDossier, getForm, getTimeline } from '../api/client'
import { asProblem } from '../api/problem'
import type { Dossier, FormDocument, Snapshot, TimelineItem } from '../api/types'
import { withoutUnanswered } from '../form/entries'
import { viewOf, type SectionView } from '../form/form-view'

/** Everything the pages of one dossier show. */
export interface DossierView {
  dossier: Dossier
  etag: string | null
  form: FormDocument
  snapshot: Snapshot | null
  timeline: TimelineItem[]
  sections: SectionView[]
}

/** Loads a dossier with its form, its newest snapshot and its history; a history that fails is empty. */
export async function loadDossier(id: string): Promise<DossierView> {
  const { dossier, etag } = await getDossier(id)
  const [form, snapshot, timeline] = await Promise.all([
    getForm(dossier.procedure),
    dossier.snapshotId === null ? null : findSnapshot(dossier.id),
    getTimeline(dossier.id).catch(() => []),
  ])
  const all = viewOf(form, snapshot ?? { fields: [] }, dossier.answers ?? {})
  const sections = dossier.status === 'draft' ? all : withoutUnanswered(all)
  return { dossier, etag, form, snapshot, timeline, sections }
}

/**
 * Acts on the version a page shows. Where something else than what the person saw as its state has raised the version, such
 * as an answer of the registries that came late, the act is tried once more on the newest; a state that changed is told.
 */
export async function onNewest<T>(view: DossierView, acting: (etag: string | null) => Promise<T>): Promise<T> {
  try {
    return await acting(view.etag)
  } catch (thrown) {
    if (asProblem(thrown).status !== 412) throw thrown
    const { dossier, etag } = await getDossier(view.dossier.id)
    if (dossier.status !== view.dossier.status) throw thrown
    return acting(etag)
  }
}
