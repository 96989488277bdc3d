import type {
  Actor,
  AskedOpinionItem,
  DossierView,
  OfficeNamed,
  OpinionAnswer,
  OpinionDecision,
  OpinionItem,
  OpinionView,
  SharedValue,
} from '#contracts'
import type { Database } from '#database'
import type { Catalogue } from '#platform'
import type { Dossier } from '../dossier/dossier.entity.js'
import { isLate, stateOf, type OpinionTerm } from './opinion.rules.js'

/** An inquiry as it is kept. */
export interface OpinionRow {
  id: string
  dossierId: string
  number: string
  fromOffice: string
  toOffice: string
  question: string
  values: SharedValue[]
  attachments: string[]
  period: OpinionTerm
  askedAt: Date
  askedBy: string
  dueAt: Date
  endedAt: Date | null
  decision: OpinionDecision | null
  text: string | null
  answeredBy: string | null
}

/** What a query of inquiries selects; the table is `o`. */
export const opinionColumns = `o.id, o.dossier_id as "dossierId", o.number, o.from_office as "fromOffice",
  o.to_office as "toOffice", o.question, o.shared_values as "values", o.attachments, o.period, o.asked_at as "askedAt",
  o.asked_by as "askedBy", o.due_at as "dueAt", o.ended_at as "endedAt", o.decision, o.answer as "text",
  o.answered_by as "answeredBy"`

/** What opinions are told by: the offices as the catalogue names them, and the moment. */
export interface Telling {
  catalogue: Catalogue
  now: Date
}

/** An office as the catalogue names it. */
export function officeNamed(catalogue: Catalogue, code: string): OfficeNamed {
  return { code, name: catalogue.get('authority', code)?.name ?? { vi: code, en: code } }
}

/** An inquiry without its words. */
export function itemOf(row: OpinionRow, { catalogue, now }: Telling): OpinionItem {
  return {
    ...{ id: row.id, number: row.number, state: stateOf(row), isLate: isLate(row, now) },
    from: officeNamed(catalogue, row.fromOffice),
    to: officeNamed(catalogue, row.toOffice),
    ...{ askedAt: row.askedAt.toISOString(), dueAt: row.dueAt.toISOString(), dueCertainty: row.period.certainty },
    endedAt: row.endedAt?.toISOString() ?? null,
  }
}

/** An inquiry as the office that is asked lists it. */
export function askedItemOf(row: OpinionRow & { procedure: string }, telling: Telling): AskedOpinionItem {
  const { procedure, dossierId } = row
  const procedureName = telling.catalogue.get('procedure', procedure)?.name ?? { vi: procedure, en: procedure }
  return { ...itemOf(row, telling), dossierId, procedure, procedureName }
}

/** The opinion of an inquiry, where it was given. */
export function answerOf({ decision, text, answeredBy, endedAt }: OpinionRow): OpinionAnswer | undefined {
  if (decision === null || endedAt === null) return undefined
  return { decision, text: text ?? '', by: answeredBy ?? '', at: endedAt.toISOString() }
}

/** The inquiries of a dossier; citizens read who was asked about what of theirs, officials also the words. */
export async function opinionsOf(
  database: Database,
  dossier: Pick<Dossier, 'id' | 'inquiries'>,
  actor: Actor,
  telling: Telling,
): Promise<Pick<DossierView, 'opinions'>> {
  if (dossier.inquiries.length === 0) return {}
  const rows = await database.query<OpinionRow>(
    `select ${opinionColumns} from opinion o where o.dossier_id = $1 order by o.asked_at desc, o.id desc`,
    [dossier.id],
  )
  return { opinions: rows.map((row) => (actor.role === 'citizen' ? viewOf(row, telling) : wholeOf(row, telling))) }
}

function viewOf(row: OpinionRow, telling: Telling): OpinionView {
  return { ...itemOf(row, telling), fields: row.values.map(({ path }) => path), attachments: row.attachments }
}

function wholeOf(row: OpinionRow, telling: Telling): OpinionView {
  const { question, askedBy } = row
  const answer = answerOf(row)
  return { ...viewOf(row, telling), question, askedBy, ...(answer ? { answer } : {}) }
}
