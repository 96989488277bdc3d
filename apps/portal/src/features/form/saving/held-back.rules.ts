import { applicability } from '#forms/fields/conditions'
import type { Answers } from '../../../shared/api/types'
import type { DossierView } from '../../../shared/dossier/dossier-view'

/**
 * Which of the answers that wait are sent now. The gateway refuses those to questions that do not apply once all are saved;
 * they are held back, to be sent when they apply again.
 */
export function heldBack(
  { dossier, form, snapshot }: Pick<DossierView, 'form' | 'snapshot'> & { dossier: { answers: Answers } },
  waiting: Answers,
): { now: Answers; held: Answers } {
  const answers = { ...dossier.answers, ...waiting }
  const applies = applicability({ form, fields: snapshot?.fields ?? [], answers })
  const those = (isNow: boolean) =>
    Object.fromEntries(Object.entries(waiting).filter(([path]) => (applies(path) !== 'no') === isNow))
  return { now: those(true), held: those(false) }
}
