import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { submitDossier } from '../../shared/api/dossiers-client'
import type { DossierView } from '../../shared/dossier/dossier-view'
import { officeField } from '../../shared/dossier/office'
import { useDossierSending } from '../../shared/version/use-dossier'

/** The declaration, the office where it has to be chosen, and the submission of the dossier as the page shows it. */
export function useSubmission(view: DossierView) {
  const navigate = useNavigate()
  const [declared, setDeclared] = useState(false)
  const [office, setOffice] = useState<string | undefined>(undefined)
  const [pressed, setPressed] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const checkbox = useRef<HTMLInputElement>(null)
  const { id, receivedBy } = view.dossier
  const sending = useDossierSending(view, async ({ dossier, snapshot, etag }) => {
    await submitDossier(id, snapshot?.snapshotId ?? dossier.snapshotId ?? '', etag, office)
    await navigate(`/dossiers/${id}/receipt`, { replace: true })
  })
  const { problem } = sending
  const toPutRight = problem?.status === 422 && problem.errors.length > 0 ? problem.errors : null
  useEffect(() => {
    if (problem?.status === 422) box.current?.focus()
  }, [problem])
  const submit = async () => {
    setPressed(true)
    if (!receivedBy && !office) document.getElementById(`${officeField}-input`)?.focus()
    else if (declared) await sending.send()
    else checkbox.current?.focus()
  }
  return { declared, setDeclared, office, setOffice, pressed, box, checkbox, sending, toPutRight, submit }
}
