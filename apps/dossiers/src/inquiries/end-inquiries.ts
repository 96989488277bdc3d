import { saidOf } from '../answers/supplement.rules.js'
import type { Change } from '../dossier/change.js'
import type { Happened } from '../dossier/history.js'

/** Of what was shared only the places stay when an inquiry ends; part of an update of `opinion`. */
export const forgetShared = `shared_values = (select coalesce(jsonb_agg(v - 'value'), '[]') from jsonb_array_elements(shared_values) v)`

/** The open inquiries of a dossier that ended end with it: nobody is asked about what is decided. */
export async function endInquiries(change: Change): Promise<void> {
  const happened = await inquiriesEnded(change, () => true)
  if (happened.length > 0) await change.record(...happened)
}

/**
 * Ends the open inquiries to offices that are not to be asked any more, as one that now handles the dossier itself; what
 * happened is for the dossier's history, nothing where none was open.
 */
export async function inquiriesEnded(
  { tx, dossier, at }: Pick<Change, 'tx' | 'dossier' | 'at'>,
  isNeedless: (office: string) => boolean,
): Promise<Happened[]> {
  const ids = dossier.inquiries.filter(({ to, isOpen }) => isOpen && isNeedless(to)).map(({ id }) => id)
  if (ids.length === 0) return []
  const [ended] = await tx.query<[{ number: string }[], number]>(
    `update opinion set ${forgetShared}, ended_at = $3
     where dossier_id = $1 and id = any($2) and ended_at is null returning number`,
    [dossier.id, ids, at],
  )
  dossier.endInquiries(ids)
  return [{ event: 'opinionsEnded', note: saidOf(ended.map(({ number }) => number).sort(), []) }]
}
