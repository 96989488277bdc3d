import { isRemoved } from '../load/journal.js'
import type { Check } from './check.js'

const parts = ['prefill', 'snapshot', 'dossier_event', 'consent', 'correction', 'submission']

/** Of a draft that was told to be removed nothing is left: no row of it or of what was looked up, no kept answer about it. */
export const removedDrafts: Check = async ({ system, journal }) => {
  const removed = journal.journeys.filter(isRemoved)
  const ids = removed.map(({ id }) => id)
  const found = removed
    .filter(({ submissions }) => submissions.some(({ outcome }) => outcome === 'acknowledged'))
    .map(({ id }) => `Dossier ${id} was acknowledged as submitted and as removed.`)
  const left = await Promise.all([
    system.rows<{ id: string }>('dossiers', 'select id from dossier where id = any($1)', [ids]),
    ...parts.map((part) =>
      system.rows<{ id: string }>('dossiers', `select dossier_id as id from ${part} where dossier_id = any($1)`, [ids]),
    ),
    system.rows<{ id: string }>(
      'dossiers',
      'select result_id as id from idempotency where result_id = any($1) and answer is not null',
      [ids],
    ),
  ])
  const names = ['dossier', ...parts, 'kept answer']
  left.forEach((rows, index) => {
    const alive = new Set(rows.map(({ id }) => id))
    for (const id of alive) found.push(`Dossier ${id} was removed and has a ${names[index]}.`)
  })
  return found
}
