import { all, ask, send } from '../api/client'
import type { Attachment, Purpose, ShownPaper } from '../api/types'

const below = (dossier: string, rest: string) => `/v1/dossiers/${encodeURIComponent(dossier)}/${rest}`

/** The files of a dossier, the newest first. */
export const listAttachments = (dossier: string) => all<Attachment>(below(dossier, 'attachments'))

/** Attaches a file for a paper or a place of the form. */
export async function attach(dossier: string, purpose: Purpose, file: File): Promise<void> {
  const form = new FormData()
  for (const [name, value] of Object.entries(purpose) as [string, string][]) form.set(name, value)
  form.set('file', file)
  await send(below(dossier, 'attachments'), { method: 'POST', body: form })
}

/** Removes a file of a draft. */
export async function removeAttachment(dossier: string, attachment: string): Promise<void> {
  await send(below(dossier, `attachments/${encodeURIComponent(attachment)}`), { method: 'DELETE' })
}

/** Where the browser downloads a file from. */
export const downloadAddress = (dossier: string, attachment: string) =>
  below(dossier, `attachments/${encodeURIComponent(attachment)}`)

/** The papers that were shown at the counter, the newest first. */
export const listShownPapers = (dossier: string) => all<ShownPaper>(below(dossier, 'shown-papers'))

/** Notes that a paper was shown at the counter, or that an attachment was compared with it. */
export const showPaper = (dossier: string, shown: Purpose | { attachmentId: string }) =>
  ask<ShownPaper>(below(dossier, 'shown-papers'), { method: 'POST', body: shown })
