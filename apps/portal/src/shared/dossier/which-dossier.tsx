import type { DossierItem } from '../api/types'
import { formatDate } from '../language/format'
import { useLanguage } from '../language/language'

/** Tells dossiers of one procedure apart: by code, or by the day a draft was opened. */
export function WhichDossier({ dossier }: { dossier: DossierItem }) {
  const { t } = useLanguage()
  return (
    <>
      <span className="figures">{dossier.code ?? t.mine.noCode}</span>
      {dossier.createdAt && `, ${t.mine.openedOn(formatDate(dossier.createdAt))}`}
    </>
  )
}
