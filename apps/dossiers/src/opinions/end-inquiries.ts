import type { Change } from '../dossier/change.js'
import { saidOf } from '../answers/supplement.rules.js'

/** The open inquiries of a dossier that ended end with it: nobody is asked about what is decided. */
export async function endInquiries(change: Change): Promise<void> {
  const { tx, dossier, at } = change
  if (!dossier.inquiries.some(({ isOpen }) => isOpen)) return
  const ended = await tx.query<[{ id: string; number: string }[], number]>(
    'update opinion set ended_at = $2 where dossier_id = $1 and ended_at is null returning id, number',
    [dossier.id, at],
  )
  dossier.endInquiries(ended[0].map(({ id }) => id))
  await change.record({ event: 'opinionsEnded', note: saidOf(ended[0].map(({ number }) => number).sort(), []) })
}
