import {
  isInForce,
  validityOf,
  type Announcement,
  type Concept,
  type FormFlag,
  type LegalSource,
  type Registry,
  type Waiver,
} from '#contracts'
import { provinceOf } from '#vietnam'
import type { FormSurroundings } from '../document/form.rules.js'
import type { LearnedReader } from '../learned/learned-reader.rules.js'
import type { JudgedQuestion, Verdict } from './question.js'
import type { Places } from '../recognition/places.rules.js'
import type { Dictionary } from '../recognition/dictionary.rules.js'

/** What a form is compiled against: the catalogue of one day, for one territory or for the country. */
export interface CompilerSurroundings extends FormSurroundings {
  dictionary: Dictionary
  /** What may be asked, the kinds of papers, and which of them is nearest to some words. */
  places: Places
  /** The second reader of questions; without it the rules read alone, to be measured. */
  learned?: LearnedReader
  concept: (id: string) => Concept | undefined
  registry: (id: string) => Registry | undefined
  /** Whether the concept's owner announced it for the territory. */
  isAnnounced: (concept: string) => boolean
  /** Codes of results that other procedures issue, with the procedure. */
  results: ReadonlyMap<string, string>
  /** The waiver in force in the whole territory for a question of a procedure, if there is one. */
  waiver: (procedure: string, concept: string) => Waiver | undefined
  /** What dossiers noticed at a place of a procedure's form, whatever its version; the largest count. */
  flag: (procedure: string, path: string) => FormFlag | undefined
  /** What the owner of a suspected concept said of a question, in whatever form it was asked. */
  verdict: (question: JudgedQuestion) => Verdict | undefined
  /** The texts statements about the law rest on, and one of them by its id. */
  sources: readonly LegalSource[]
  source: (id: string) => LegalSource | undefined
  /** Ids of the sources a procedure rests on. */
  bases: (procedure: string) => string[]
  /** A form without any place is refused: the one in force names some, or there is none to go back to. */
  mustNamePlaces?: boolean
  /** Vietnamese day, `YYYY-MM-DD`. */
  today: string
}

/** The announcements in force on a day, for a territory (`VN`, province or commune) or, without one, anywhere. */
export function announcedConcepts(
  announcements: readonly Announcement[],
  day: string,
  territories?: readonly string[],
): ReadonlySet<string> {
  const inForce = announcements.filter((announcement) => isInForce(validityOf(announcement), day))
  const counting = territories
    ? inForce.filter(({ territory }) => territory === 'VN' || territories.includes(territory))
    : inForce
  return new Set(counting.map(({ concept }) => concept))
}

/** The territory, and the province it lies in: what is stated for one of them holds in all of the territory. */
export function territoriesOf(territory: string, today: string): string[] {
  const province = territory.length === 5 ? provinceOf(territory, today)?.code : undefined
  return province === undefined ? [territory] : [territory, province]
}
