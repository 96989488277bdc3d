import { isMetBy, type Condition } from './conditions.js'

/** As much of a demanded paper as says whether a dossier goes without it. */
interface DemandedPaper {
  replacedBy: readonly string[] | null
  appliesWhen?: Condition
  shown?: boolean
  onlyIfMissing?: boolean
}

/** As much of a snapshot's field as says whether it stands for a paper. */
interface ToldField {
  path: string
  concept?: string
  status: string
  value?: unknown
  quality?: string
  notAsked?: unknown
}

/**
 * The papers a dossier need not bring: those its procedure demands in this case, whose content was provided and is neither
 * missing nor disputed. What is only shown and handed back, what the official list does not have, and a paper whose case
 * depends on an answer nobody gave yet do not count.
 */
export function avoidedPapers<P extends DemandedPaper>(
  papers: readonly P[],
  fields: readonly ToldField[],
  answers: Readonly<Record<string, unknown>>,
): P[] {
  return papers.filter(({ replacedBy, appliesWhen, shown, onlyIfMissing }) => {
    if (!replacedBy || shown || onlyIfMissing || (appliesWhen && !isMetBy(appliesWhen, valueAt(appliesWhen.path))))
      return false
    const told = fields.filter(({ concept }) => concept !== undefined && replacedBy.includes(concept))
    return (
      told.some(({ status }) => status === 'provided') &&
      told.every(({ status, quality, notAsked }) => status !== 'gap' && !notAsked && quality !== 'disputed')
    )
  })

  function valueAt(path: string): unknown {
    const field = fields.find((each) => each.path === path && each.status === 'provided')
    return field ? field.value : answers[path]
  }
}
