import { ArrayNotEmpty, IsArray, IsIn, IsInt, IsOptional, IsString, Matches, Min } from 'class-validator'
import type { Bilingual } from '../language/bilingual.js'
import { certainties, type Certainty } from '../language/certainty.js'
import { dayPattern } from '../language/dates.js'
import { IsA, IsBilingual, IsListOf } from '../language/shapes.js'
import { Page } from '../messages/paging.js'

/** The key a connector signs with. */
export class SigningKey {
  @Matches(/^[\w.-]{1,80}$/) keyId: string
  /** Ed25519, as SPKI in base64. */
  @Matches(/^MCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=$/) key: string
}

/** By what a registry's connector is known: nobody else opens what is sealed for it or signs in its name. */
export class RegistryKey {
  /** X25519, as SPKI in base64. */
  @Matches(/^MCowBQYDK2VuAyEA[A-Za-z0-9+/]{43}=$/) seal: string
  @IsA(() => SigningKey) sign: SigningKey
}

/**
 * A database owned by an authority. A look-up reaches it where a service of the source answers for it or its connector has a
 * key (`isConnected`); the others are in the catalogue only.
 */
export class Registry {
  @Matches(/^[a-z][A-Za-z-]*$/) id: string
  @IsBilingual() name: Bilingual
  @IsBilingual() shortName: Bilingual
  @IsString() owner: string
  @IsString() legalBasis: string
  @IsBilingual() updateCycle: Bilingual
  /** Days after which a change of the facts is in the registry at the latest; nothing fresher can be demanded. */
  @IsInt() @Min(0) updateDays: number
  /** Of its connector, where it joined at run time. */
  @IsOptional() @IsA(() => RegistryKey) key?: RegistryKey
}

export class RegistryPage extends Page {
  @IsListOf(() => Registry) items: Registry[]
}

export const conceptTypes = ['string', 'number', 'boolean', 'date', 'object'] as const
export const sensitivities = ['basic', 'sensitive'] as const

/** One entry of the shared dictionary; exactly one registry is its trusted source. */
export class Concept {
  @Matches(/^[a-z][A-Za-z]*(\.[a-z][A-Za-z]*)+$/) id: string
  @IsBilingual() name: Bilingual
  /** What forms and papers call it: abbreviations, older terms, English; the form checker knows a question by them. */
  @IsArray() @IsString({ each: true }) labels: string[]
  @IsIn(conceptTypes) type: (typeof conceptTypes)[number]
  @IsOptional() @IsString() unit?: string
  /** The kind of record the concept belongs to: `person`, `member`, `home`, `parcel`, `income`, … */
  @IsString() record: string
  @IsIn(sensitivities) sensitivity: (typeof sensitivities)[number]
  @IsString() registry: string
  @IsString() legalBasis: string
  @IsIn(certainties) certainty: Certainty
  /** In the dictionary, but its registry does not answer it yet: it can be neither announced nor looked up. */
  @IsOptional() @IsIn([true]) planned?: true
  /** The Vietnamese day from which its owner no longer answers it, `YYYY-MM-DD`. */
  @IsOptional() @Matches(dayPattern) retiredOn?: string
}

export class ConceptPage extends Page {
  @IsListOf(() => Concept) items: Concept[]
}

/** What only the person can say: a wish, a choice, a plan, an event being declared. A question of a form names one. */
export class AskedConcept {
  @Matches(/^[a-z][A-Za-z]*(\.[a-z][A-Za-z]*)+$/) id: string
  @IsBilingual() name: Bilingual
  @IsBilingual() definition: Bilingual
  /** What forms call it. */
  @ArrayNotEmpty() @IsString({ each: true }) words: string[]
  /** Questions that ask for it, as forms put them. */
  @ArrayNotEmpty() @IsString({ each: true }) examples: string[]
  /** What sounds like it and is something else, mostly what a register holds. */
  @ArrayNotEmpty() @IsString({ each: true }) counterExamples: string[]
  @IsIn(['string', 'number', 'boolean', 'date']) type: 'string' | 'number' | 'boolean' | 'date'
  /** It is answered in the person's own words; others have a closed form. */
  @IsOptional() @IsIn([true]) open?: true
  /** The authority that keeps the definition. */
  @IsString() owner: string
  @IsInt() @Min(1) version: number
  @Matches(dayPattern) validFrom: string
  @IsOptional() @Matches(dayPattern) validTo?: string
  @IsIn(certainties) certainty: Certainty
}

export class AskedConceptPage extends Page {
  @IsListOf(() => AskedConcept) items: AskedConcept[]
}

/** A fact a paper proves, and about whom: `applicant`, `spouse`, `deceased`, … */
export class ProvenFact {
  @IsString() concept: string
  @Matches(/^[a-z][A-Za-z]*$/) of: string
}

/** A kind of paper that procedures demand, with the facts of the dictionary that it proves, if any. */
export class PaperType {
  @Matches(/^[a-z][A-Za-z]*$/) id: string
  /** Its code in the national list of results, where one is established. */
  @IsOptional() @IsString() code?: string
  @IsBilingual() name: Bilingual
  @IsArray() @IsString({ each: true }) words: string[]
  @IsOptional() @IsListOf(() => ProvenFact) proves?: ProvenFact[]
  /** The authority that keeps the entry. */
  @IsString() owner: string
  @IsInt() @Min(1) version: number
  @Matches(dayPattern) validFrom: string
  @IsOptional() @Matches(dayPattern) validTo?: string
  @IsIn(certainties) certainty: Certainty
}

export class PaperTypePage extends Page {
  @IsListOf(() => PaperType) items: PaperType[]
}

/** Whether a value can be one of a concept of this type; of a concept that is not known, any value but null. */
export function isOfConceptType(type: Concept['type'] | undefined, value: unknown): boolean {
  if (value === null) return false
  return type === undefined || typeof value === (type === 'date' ? 'string' : type)
}
