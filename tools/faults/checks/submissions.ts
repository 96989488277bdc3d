import { isDeepStrictEqual } from 'node:util'
import type { Check, Held } from './check.js'

interface Submitted {
  id: string
  /** What was kept at each submission; one in this load. */
  kept: { snapshotId: string; answers: Record<string, unknown> }[] | null
  snapshot_id: string | null
  answers: Record<string, unknown>
}

/**
 * Every submitted dossier is as it was submitted, and its copy is what its applicant submitted: no snapshot was written
 * after it, no answer changed. What came after what is read from the database server's own times of commits.
 */
export const keptAsSubmitted: Check = async (held) => {
  const rows = await held.system.rows<Submitted>(
    'dossiers',
    `select id, snapshot_id, answers,
            (select jsonb_agg(jsonb_build_object('snapshotId', s.snapshot_id, 'answers', s.answers))
              from submission s where s.dossier_id = d.id) as kept
     from dossier d where status <> 'draft'`,
  )
  const late = await held.system.rows<{ dossier_id: string }>(
    'dossiers',
    `select n.dossier_id from snapshot n join submission s using (dossier_id)
     where pg_xact_commit_timestamp(n.xmin) > pg_xact_commit_timestamp(s.xmin)`,
  )
  return [
    ...rows.flatMap((row) => differences(row)),
    ...late.map(({ dossier_id }) => `A snapshot of dossier ${dossier_id} was written after its submission.`),
    ...toldOtherwise(held, rows),
  ]
}

function differences({ id, kept, snapshot_id, answers }: Submitted): string[] {
  const [copy, ...more] = kept ?? []
  if (!copy || more.length > 0) return [`Dossier ${id} was kept ${kept?.length ?? 0} times as submitted.`]
  return [
    ...(copy.snapshotId === snapshot_id ? [] : [`Dossier ${id} has another snapshot than it was submitted with.`]),
    ...(isDeepStrictEqual(copy.answers, answers)
      ? []
      : [`Dossier ${id} has other answers than it was submitted with.`]),
  ]
}

function toldOtherwise({ journal }: Held, rows: Submitted[]): string[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return journal.journeys.flatMap(({ id = '', submissions, answers }) => {
    const copy = byId.get(id)?.kept?.[0]
    const told = submissions.filter(({ outcome }) => outcome === 'acknowledged')
    if (!copy || told.length === 0) return []
    const isSnapshot = told.every(({ snapshotId }) => snapshotId === copy.snapshotId)
    const project = copy.answers['/request/project']
    const isAnswer = answers.length === 0 || answers.some((answer) => answer.project === project)
    return [
      ...(isSnapshot ? [] : [`Dossier ${id} was submitted with another snapshot than was acknowledged.`]),
      ...(isAnswer ? [] : [`Dossier ${id} was submitted with an answer nobody gave.`]),
    ]
  })
}
