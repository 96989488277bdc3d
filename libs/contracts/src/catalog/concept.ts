import { IsArray, IsIn, IsInt, IsOptional, IsString, Matches, Min } from 'class-validator'
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

/** Whether a value can be one of a concept of this type; of a concept that is not known, any value but null. */
export function isOfConceptType(type: Concept['type'] | undefined, value: unknown): boolean {
  if (value === null) return false
  return type === undefined || typeof value === (type === 'date' ? 'string' : type)
}
