import type { FormDocument, SnapshotField, SnapshotSummary } from '#contracts'

/** How many fields are listed, reused, to ask and missing. */
export function summaryOf(fields: readonly SnapshotField[], papersAvoided: number): SnapshotSummary {
  const count = (status: SnapshotField['status']) => fields.filter((field) => field.status === status).length
  return { total: fields.length, reused: count('provided'), asked: count('ask'), gaps: count('gap'), papersAvoided }
}

/** Papers whose whole content the databases provided. */
export function papersAvoided(form: FormDocument, fields: readonly SnapshotField[]): number {
  const open = new Set(
    fields.filter(({ status, notAsked }) => status === 'gap' || notAsked).map(({ concept }) => concept),
  )
  const provided = new Set(fields.filter(({ status }) => status === 'provided').map(({ concept }) => concept))
  return form.documents.filter(
    ({ replacedBy }) =>
      replacedBy?.some((concept) => provided.has(concept)) && !replacedBy.some((concept) => open.has(concept)),
  ).length
}
