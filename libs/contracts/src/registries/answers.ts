import { IsArray, IsBoolean, IsDefined, IsIn, IsInt, IsOptional, IsString, IsUUID, Matches } from 'class-validator'
import { IsA, IsListOf } from '../language/shapes.js'
import { registryIdPattern, type RegistryId } from '../services.js'

/** How far a value can be trusted; `stale` and `disputed` stand beside the value, they do not hide it. */
export const qualities = ['verified', 'unverified', 'disputed', 'stale'] as const

export type Quality = (typeof qualities)[number]

/** How one look-up ended at the registry. */
export const outcomes = ['found', 'notFound', 'ambiguous', 'refused'] as const

export type Outcome = (typeof outcomes)[number]

/** One value a registry holds. */
export class Fact {
  @IsString() concept: string
  /** A string, number, boolean or plain object, as the concept's type says. */
  @IsDefined() value: unknown
  @IsIn(qualities) quality: Quality
  /** The registry's own name for the column or document the value stands in. */
  @IsString() attribute: string
  /** `YYYY-MM-DD`: when the registry wrote it. */
  @IsString() recordDate: string
}

/**
 * One thing a registry knows: a person, a household member, a home, a parcel, an income. Facts of one record belong
 * together. `key` names it within the registry (never a personal id); `label` tells it apart for a person who chooses.
 */
export class AnswerRecord {
  @IsString() kind: string
  @IsString() key: string
  @IsOptional() @IsString() label?: string
  @IsListOf(() => Fact) facts: Fact[]
}

/** The registry states that it is complete for a kind of record and that there is none. */
export class Absence {
  @IsString() concept: string
  /** `YYYY-MM-DD`: the date the statement reaches to. */
  @IsString() completeTo: string
  /** Unit code of the territory it is complete for. */
  @IsString() territory: string
}

/** What a registry signs for one look-up; it travels as the exact JSON text that was signed. */
export class LookupAnswer {
  @IsUUID() lookupId: string
  @Matches(registryIdPattern) registry: RegistryId
  @IsString() answeredAt: string
  @IsIn(outcomes) outcome: Outcome
  @IsListOf(() => AnswerRecord) records: AnswerRecord[]
  @IsListOf(() => Absence) absences: Absence[]
  /** Concepts asked that do not apply to the subject: the spouse of an unmarried person, a member of a lonely one. */
  @IsArray() @IsString({ each: true }) notApplicable: string[]
  /** Concepts asked that the matched record should hold but does not. */
  @IsArray() @IsString({ each: true }) missing: string[]
}

/**
 * An Ed25519 signature over a Merkle root of all answers a registry gave in one turn, with this answer's path to it
 * (RFC 9162: leaf = SHA-256(0x00 ‖ payload), node = SHA-256(0x01 ‖ left ‖ right)).
 */
export class SignatureProof {
  @IsString() keyId: string
  @IsString() root: string
  @IsString() signature: string
  @IsInt() index: number
  @IsInt() size: number
  @IsArray() @IsString({ each: true }) path: string[]
}

/** A look-up's answer as the registry signed it: `payload` is the JSON of a {@link LookupAnswer}. */
export class SignedAnswer {
  @IsUUID() lookupId: string
  @IsString() payload: string
  @IsA(() => SignatureProof) proof: SignatureProof
}

/** All answers to one {@link RegistryQuestion}. */
export class RegistryReply {
  @IsListOf(() => SignedAnswer) answers: SignedAnswer[]
}

/** Whether a registry took a change over. */
export class Taken {
  @IsBoolean() taken: boolean
}
