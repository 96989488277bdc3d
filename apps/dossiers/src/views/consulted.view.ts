import type { Actor, DossierView } from '#contracts'
import type { Catalogue } from '#platform'
import type { Dossier } from '../dossier/dossier.entity.js'
import { processOf } from '../lifecycle/actions.rules.js'
import { formOf } from '../dossier/form-of.js'
import { actionsAt } from '../standing/standing.rules.js'

/**
 * A dossier as an office reads it that gave its opinion: which one it is, and nothing of the person, of what they said, or of
 * its clock.
 */
export function consultedView(catalogue: Catalogue, dossier: Dossier, actor: Actor): DossierView {
  const { id, code, procedure, formVersion, status, identity, receivedBy, handledBy, createdAt, version } = dossier
  const allowed = actionsAt(processOf(formOf(catalogue, dossier)), dossier, actor)
  return {
    ...{ id, code, procedure, formVersion, status, identity, receivedBy, handledBy, version },
    procedureName: catalogue.get('procedure', procedure)?.name ?? { vi: procedure, en: procedure },
    createdAt: createdAt.toISOString(),
    ...{ applicantName: null, subjects: [], answers: {}, papers: [], snapshotId: null, fee: null },
    ...{ submittedAt: null, receivedAt: null, dueAt: null, due: { at: null, explanation: [] } },
    allowedActions: allowed.filter((action) => action === 'giveOpinion'),
  }
}
