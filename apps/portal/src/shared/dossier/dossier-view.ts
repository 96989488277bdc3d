import { findSnapshot, getDossier, getTimeline, type VersionedDossier } from '../api/dossiers-client'
import { getForm } from '../api/procedures-client'
import type { FormDocument, Snapshot, TimelineItem } from '../api/types'
import { withoutUnanswered } from '../form/entries'
import { viewOf, type SectionView } from '../form/form-view'

/** What the gateway told of one dossier, with the version all of it is shown as. */
interface Told extends VersionedDossier {
  form: FormDocument
  snapshot: Snapshot | null
  timeline: TimelineItem[]
}

/** Everything the pages of one dossier show. */
export interface DossierView extends Told {
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
  return dossierViewOf({ dossier, etag, form, snapshot, timeline })
}

/** A dossier as pages show it. */
export function dossierViewOf(told: Told): DossierView {
  const { dossier, form, snapshot } = told
  const all = viewOf(form, snapshot ?? { fields: [] }, dossier.answers ?? {})
  return { ...told, sections: dossier.status === 'draft' ? all : withoutUnanswered(all) }
}
