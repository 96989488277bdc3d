import type { RequestedAgain } from '#contracts'
import type { Dictionary } from './dictionary.rules.js'
import { readText } from './label.rules.js'
import { readPaper } from './paper.rules.js'
import { readProof } from './proof.rules.js'

/**
 * The parts of a request to a citizen that ask for what is announced: papers by their names, free text clause by clause.
 * What is about other people, or about wishes, is left alone.
 *
 * @example `Nộp bản sao sổ hộ khẩu, ghi rõ tên dự án` names the household book, and nothing else.
 */
export function readRequest(
  { texts, papers }: { texts: readonly string[]; papers: readonly string[] },
  dictionary: Dictionary,
  isAnnounced: (concept: string) => boolean,
): RequestedAgain[] {
  const clauses = texts
    .flatMap((text) => text.split(/[,;.:\n()]|\s(?:và|and|hoặc|or)\s/u))
    .map((clause) => clause.trim())
  return [...papers, ...clauses].flatMap((text) => {
    const concepts = text === '' ? [] : conceptsIn(text, dictionary)
    return concepts.length > 0 && concepts.every(isAnnounced) ? [{ text, concepts }] : []
  })
}

function conceptsIn(text: string, dictionary: Dictionary): string[] {
  const paper = readPaper(text) ?? readProof(text)
  if (paper) return paper.certainty === 'sure' ? paper.covers : []
  const reading = readText(text, dictionary)
  if (!reading || reading.grade === 'elsewhere' || reading.holder === 'other' || reading.holder === 'unclear') return []
  const isClear = reading.grade === 'sure' || (reading.length >= 2 && reading.unknown <= 3)
  return isClear && 'concept' in reading.meaning ? [reading.meaning.concept] : []
}
