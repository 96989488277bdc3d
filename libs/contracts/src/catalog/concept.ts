import type { Bilingual } from '../language/bilingual.js'
import type { Certainty } from '../language/certainty.js'

/**
 * A database owned by an authority. A look-up reaches it where a service of its name answers on the bus
 * (`isConnected`); the others are in the catalogue only.
 */
export interface Registry {
  id: string
  name: Bilingual
  shortName: Bilingual
  owner: string
  legalBasis: string
  updateCycle: Bilingual
  /** Days after which a change of the facts is in the registry at the latest; nothing fresher can be demanded. */
  updateDays: number
}

/** One entry of the shared dictionary; exactly one registry is its trusted source. */
export interface Concept {
  id: string
  name: Bilingual
  /** What forms and papers call it: abbreviations, older terms, English; the form checker knows a question by them. */
  labels: string[]
  type: 'string' | 'number' | 'boolean' | 'date' | 'object'
  unit?: string
  /** The kind of record the concept belongs to: `person`, `member`, `home`, `parcel`, `income`, … */
  record: string
  sensitivity: 'basic' | 'sensitive'
  registry: string
  legalBasis: string
  certainty: Certainty
  /** In the dictionary, but its registry does not answer it yet: it can be neither announced nor looked up. */
  planned?: true
  /** The Vietnamese day from which its owner no longer answers it, `YYYY-MM-DD`. */
  retiredOn?: string
}
