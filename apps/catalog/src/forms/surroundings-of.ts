import { isInForce, validityOf } from '#contracts'
import {
  Places,
  questionKey,
  readDictionary,
  announcedConcepts,
  learnedReader,
  territoriesOf,
  type CompilerSurroundings,
  type Verdict,
} from '#forms'
import { valuesOf, type SeedEntry } from '../entries/seed-entry.js'
import { holdsIn } from '../waivers/waiver.rules.js'

/**
 * The catalogue as a form is compiled against it; only announcements for `territory` count where one is given. A waiver
 * counts where it holds in all of the territory, without one in all of the country. `verdicts`: what reviewers said of
 * questions, by `questionKey`.
 */
export function surroundingsOf(
  entries: readonly SeedEntry[],
  today: string,
  territory?: string,
  verdicts: ReadonlyMap<string, Verdict> = new Map(),
): CompilerSurroundings {
  const concepts = valuesOf(entries, 'concept')
  const byId = new Map(concepts.map((concept) => [concept.id, concept]))
  const registries = new Map(valuesOf(entries, 'registry').map((registry) => [registry.id, registry]))
  const announced = announcedConcepts(
    valuesOf(entries, 'announcement'),
    today,
    territory === undefined ? undefined : territoriesOf(territory, today),
  )
  const here = territoriesOf(territory ?? 'VN', today)
  const waivers = valuesOf(entries, 'waiver').filter(
    (waiver) => isInForce(validityOf(waiver), today) && holdsIn(waiver, here),
  )
  const flags = new Map(
    valuesOf(entries, 'formFlag')
      .sort((left, right) => left.dossiers - right.dossiers)
      .map((flag) => [`${flag.procedure} ${flag.path}`, flag]),
  )
  const sources = valuesOf(entries, 'legalSource')
  const bySource = new Map(sources.map((source) => [source.id, source]))
  const basesOf = new Map(
    valuesOf(entries, 'procedure').map(({ code, law }) => [code, (law?.bases ?? []).map(({ source }) => source)]),
  )
  return {
    dictionary: readDictionary(concepts),
    learned: learnedReader().among((id) => byId.has(id)),
    places: new Places(
      concepts.filter(({ retiredOn }) => !isRetired(retiredOn, today)),
      valuesOf(entries, 'askedConcept').filter((each) => isInForce(each, today)),
      valuesOf(entries, 'paperType').filter((each) => isInForce(each, today)),
    ),
    concepts: new Set(byId.keys()),
    settings: new Set(valuesOf(entries, 'setting').map(({ key }) => key)),
    concept: (id) => byId.get(id),
    registry: (id) => registries.get(id),
    isAnnounced: (concept) => announced.has(concept) && !isRetired(byId.get(concept)?.retiredOn, today),
    results: issuersOf(entries),
    waiver: (procedure, concept) =>
      waivers.find((waiver) => waiver.procedure === procedure && waiver.concept === concept),
    verdict: (question) => verdicts.get(questionKey(question)),
    sources,
    source: (id) => bySource.get(id),
    bases: (procedure) => basesOf.get(procedure) ?? [],
    flag: (procedure, path) => flags.get(`${procedure} ${path}`),
    today,
  }
}

/** Which procedure issues a result; of several, as a journey and its part, the one that stands first. */
function issuersOf(entries: readonly SeedEntry[]): Map<string, string> {
  const issued = valuesOf(entries, 'procedure').flatMap(({ code, results = [] }) =>
    results.map((result) => [result, code] as const),
  )
  return new Map(issued.reverse())
}

const isRetired = (retiredOn: string | undefined, today: string) => retiredOn !== undefined && retiredOn <= today
