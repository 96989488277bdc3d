import type { FormDocument, SnapshotField, SnapshotSummary } from '#contracts'
import { avoidedPapers } from '#forms'

/** How many fields are listed, reused, to ask and missing. */
export function summaryOf(fields: readonly SnapshotField[], papersAvoided: number): SnapshotSummary {
  const count = (status: SnapshotField['status']) => fields.filter((field) => field.status === status).length
  return { total: fields.length, reused: count('provided'), asked: count('ask'), gaps: count('gap'), papersAvoided }
}

/** How many papers the procedure demands that this dossier need not bring. */
export function papersAvoided(
  { documents }: Pick<FormDocument, 'documents'>,
  fields: readonly SnapshotField[],
  answers: Readonly<Record<string, unknown>> = {},
): number {
  return avoidedPapers(documents, fields, answers).length
}
