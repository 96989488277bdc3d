import { isDeepStrictEqual } from 'node:util'
import type { DossierView, SupplementedAnswer } from '#contracts'
import type { Database } from '#database'
import type { Dossier } from '../dossier/dossier.entity.js'

/** What a supplement is asked for, with what stood there then; nothing of a dossier that waits for none. */
export function requestedOf({
  status,
  wanted,
}: Pick<Dossier, 'status' | 'wanted'>): Pick<DossierView, 'requestedFields' | 'requestedBefore'> {
  if (status !== 'supplementRequested') return {}
  const answered = wanted.flatMap(({ path, answer }) => (answer === undefined ? [] : [[path, answer] as const]))
  return { requestedFields: wanted.map(({ path }) => path), requestedBefore: Object.fromEntries(answered) }
}

/** What the last supplement changed of the answers; nothing where there was none. */
export async function supplementedOf(
  database: Database,
  { id, receivedAt }: Pick<Dossier, 'id' | 'receivedAt'>,
): Promise<Pick<DossierView, 'supplemented'>> {
  if (!receivedAt) return {}
  const [last, before] = await database.query<{ event: string; answers: Record<string, unknown> }>(
    'select event, answers from submission where dossier_id = $1 order by at desc, id desc limit 2',
    [id],
  )
  return last?.event === 'supplemented' && before ? { supplemented: changesOf(before.answers, last.answers) } : {}
}

/** The places whose answers differ, in the order of their paths. */
export function changesOf(before: Record<string, unknown>, after: Record<string, unknown>): SupplementedAnswer[] {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  return paths.flatMap((path) => {
    const [old, now] = [before[path], after[path]]
    if (isDeepStrictEqual(old, now)) return []
    return [{ path, ...(old === undefined ? {} : { before: old }), ...(now === undefined ? {} : { after: now }) }]
  })
}
