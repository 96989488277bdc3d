import type {
  Authority,
  Bilingual,
  Certainty,
  Deadline,
  FormDocument,
  InputError,
  OpinionDecision,
  OpinionState,
  SharedValue,
  SnapshotField,
} from '#contracts'
import { answerAt } from '../answers/supplement.rules.js'
import { officeGone, officeUnknown } from '../transfers/transfer.errors.js'
import { goneOffice } from '../transfers/gone-office.rules.js'
import { askedItself, nothingToShare } from './opinion.errors.js'

/** How long an office has for its opinion: an entry of the settings `opinion` and `opinion.<procedure>`. */
export type OpinionTerm = Deadline & { certainty: Certainty }

/**
 * Throws where an office cannot be asked: the one that handles the dossier, one that is no more (with its successors), or one
 * the catalogue does not know. Offices of every level can be asked.
 */
export function assertCanBeAsked(
  { code, authority }: { code: string; authority: Pick<Authority, 'level'> | undefined },
  { handledBy, today }: { handledBy: string; today: string },
): void {
  if (code === handledBy) throw askedItself()
  if (authority) return
  const gone = goneOffice(code, today)
  throw gone ? officeGone(gone) : officeUnknown()
}

/** What a dossier says at its places now. */
export interface Said {
  form: FormDocument
  fields: readonly SnapshotField[]
  answers: Readonly<Record<string, unknown>>
}

/** The values at the places that are shared, or what is wrong with the places. */
export function valuesAt(said: Said, paths: readonly string[]): { values: SharedValue[]; faults: InputError[] } {
  const found = [...new Set(paths)].map((path) => ({ path, value: valueAt(said, path) }))
  const isSaid = ({ value }: { value: unknown }) => value !== undefined && value !== null
  return {
    values: found.filter(isSaid).map(({ path, value }) => ({ path, label: labelAt(said.form, path), value })),
    faults: found.filter((one) => !isSaid(one)).map(({ path }) => nothingToShare(path)),
  }
}

function valueAt({ fields, answers }: Said, path: string): unknown {
  const field = fields.find((one) => one.path === path)
  if (field?.status === 'provided' && !field.editable) return field.value
  return answerAt(answers, path) ?? (field?.status === 'provided' ? field.value : undefined)
}

/** What the form calls a place; of an item of a list what it calls that of every item, else the place itself. */
function labelAt({ layout }: FormDocument, path: string): Bilingual {
  const ofAll = path.replace(/\/\d+(?=\/|$)/g, '/*')
  const placed = layout.pages.flatMap(({ sections }) => sections).flatMap(({ fields }) => fields)
  const found = placed.find((one) => one.path === path) ?? placed.find((one) => one.path === ofAll)
  return found?.label ?? { vi: path, en: path }
}

/** What of an inquiry says where it stands. */
export interface InquiryStanding {
  dueAt: Date
  endedAt: Date | null
  decision: OpinionDecision | null
}

export function stateOf({ endedAt, decision }: InquiryStanding): OpinionState {
  if (endedAt === null) return 'open'
  return decision === null ? 'ended' : 'given'
}

/** Whether an opinion is given after its due date, or is not given yet although it is due. */
export function isLate({ dueAt, endedAt }: InquiryStanding, now: Date): boolean {
  return (endedAt ?? now) > dueAt
}
