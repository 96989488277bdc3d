import type { ConceptProgress } from '#contracts'
import type { Language } from '#platform'
import { csvOf, type Column } from '../csv.js'

const columns: Column<ConceptProgress>[] = [
  ['owner', ({ owner }) => owner],
  ['ownerName', ({ ownerName }, language) => ownerName[language]],
  ['registry', ({ registry }) => registry],
  ['concept', ({ concept }) => concept],
  ['name', ({ name }, language) => name[language]],
  ['announced', ({ announced }) => announced],
  ['nationwide', ({ nationwide }) => nationwide],
  ['territories', ({ territories }) => territories],
  ['usable', ({ usable }) => usable],
  ['used', ({ used }) => used],
  ['usedBy', ({ usedBy }) => usedBy.join(' ')],
  ['askedInSpite', ({ askedInSpite }) => askedInSpite],
  ['asked', ({ askedBy }) => askedBy.length],
  ['askedBy', ({ askedBy }) => askedBy.map(({ office, procedure, path }) => `${office} ${procedure}${path}`).join(' ')],
  ['papers', ({ papers }) => papers.length],
  ['papersOf', ({ papers }) => papers.map(({ office, procedure }) => `${office} ${procedure}`).join(' ')],
]

/** A row for each concept; with `Accept-Language: en` the names are English. */
export function progressAsCsv(items: readonly ConceptProgress[], language: Language): string {
  return csvOf(columns, items, language)
}
