import { Type } from 'class-transformer'
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator'
import { dayPattern } from './dates.js'
import { ask, Nothing, type Ask, type ServiceName } from './message.js'
import { services } from './access.js'

/** The services that host registries; each hosts the one of its own name. */
export const registryServices = ['population', 'tax', 'land'] as const satisfies readonly ServiceName[]
export type RegistryService = (typeof registryServices)[number]

/** The registries of this system. Civil status is one of its own, hosted beside population in a schema of its own. */
export const registryIds = [...registryServices, 'civil-status'] as const
export type RegistryId = (typeof registryIds)[number]

/** The service that hosts a registry: it is asked, and it signs. */
export function hostOf(id: RegistryId): RegistryService {
  return id === 'civil-status' ? 'population' : id
}

/** Whether a registry of the catalogue has a service that answers look-ups. */
export function isConnected(registry: string | undefined): registry is RegistryId {
  return registryIds.some((id) => id === registry)
}

/** How far a value can be trusted; `stale` and `disputed` stand beside the value, they do not hide it. */
export const qualities = ['verified', 'unverified', 'disputed', 'stale'] as const
export type Quality = (typeof qualities)[number]

/** How one look-up ended at the registry. */
export const outcomes = ['found', 'notFound', 'ambiguous', 'refused'] as const
export type Outcome = (typeof outcomes)[number]

/**
 * The keys of one land record as its holder reads them from the certificate: its serial, or the parcel's commune with
 * the day its code is read on (codes were used again), map sheet and plot. They never stand for who the holder is.
 */
export class LandKeys {
  @IsOptional() @IsString() @MaxLength(40) certificate?: string
  /** Code of the commune as it was called on `mappedOn`. */
  @IsOptional() @IsString() @Matches(/^\d{5}$/) commune?: string
  /** `YYYY-MM-DD` */
  @IsOptional() @IsString() @Matches(dayPattern) mappedOn?: string
  @IsOptional() @IsInt() @Min(1) @Max(1_000_000) sheet?: number
  @IsOptional() @IsInt() @Min(1) @Max(1_000_000) plot?: number
}

/** What somebody is said to be to another person: her child, or of her nearest family (spouse, parent, child, sibling). */
export class ClaimedLink {
  @IsString() personId: string
  @IsIn(['child', 'relative']) kind: 'child' | 'relative'
}

/** The keys a person is looked up by. `personId` is today's 12 digits; the others come from the population registry. */
export class SubjectKeys {
  @IsOptional() @IsString() personId?: string
  /** 9-digit identity numbers of before. */
  @IsOptional() @IsArray() @IsString({ each: true }) formerIds?: string[]
  @IsOptional() @IsArray() @IsString({ each: true }) taxCodes?: string[]
  @IsOptional() @IsString() passport?: string
  /** NFC, as the asker knows it; a registry compares it with the matching key of its own record. */
  @IsOptional() @IsString() fullName?: string
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  @IsOptional() @IsString() birthDate?: string
  /** What the applicant said of her land record; land alone is asked with it. */
  @IsOptional() @ValidateNested() @Type(() => LandKeys) land?: LandKeys
  /** Of a match: only if population links the person so; without a personal id she is looked for among those linked. */
  @IsOptional() @ValidateNested() @Type(() => ClaimedLink) linkedTo?: ClaimedLink
}

/** One look-up: one subject and the concepts asked about it. */
export class SubjectQuestion {
  @IsUUID() lookupId: string
  @ValidateNested() @Type(() => SubjectKeys) subject: SubjectKeys
  @IsArray() @IsString({ each: true }) concepts: string[]
  /**
   * `match` answers only whether id, name and birth date belong to one person: concept `person.match`, whose value is
   * the personal id it was found under.
   */
  @IsIn(['facts', 'match']) mode: 'facts' | 'match'
  /** By concept, where only records that lie in these units (today's codes) may be answered; everywhere for the others. */
  @IsOptional() @IsObject() territories?: Record<string, string[]>
}

/** On whose behalf and why a registry is asked; a registry checks and logs it. */
export class Purpose {
  @IsUUID() dossierId: string
  @IsString() procedure: string
  /** Agency code of the authority that receives the dossier. */
  @IsString() authority: string
  @IsString() agreement: string
  @IsString() legalBasis: string
  /** A pseudonym of the account that asked: the same one each time, and nobody's name. */
  @IsString() actor: string
}

/** What the exchange asks one registry: all subjects of one dossier in one message. */
export class RegistryQuestion {
  @ValidateNested() @Type(() => Purpose) purpose: Purpose
  @IsArray() @ArrayMaxSize(100) @ValidateNested({ each: true }) @Type(() => SubjectQuestion) lookups: SubjectQuestion[]
}

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
  @IsArray() @ValidateNested({ each: true }) @Type(() => Fact) facts: Fact[]
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
  @IsIn(registryIds) registry: RegistryId
  @IsString() answeredAt: string
  @IsIn(outcomes) outcome: Outcome
  @IsArray() @ValidateNested({ each: true }) @Type(() => AnswerRecord) records: AnswerRecord[]
  @IsArray() @ValidateNested({ each: true }) @Type(() => Absence) absences: Absence[]
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
  @ValidateNested() @Type(() => SignatureProof) proof: SignatureProof
}

/** All answers to one {@link RegistryQuestion}. */
export class RegistryReply {
  @IsArray() @ValidateNested({ each: true }) @Type(() => SignedAnswer) answers: SignedAnswer[]
}

/** What the demo can make a registry do; `empty` means "no record" everywhere and no statement of completeness. */
export const faultModes = ['ok', 'down', 'slow', 'empty', 'wrongSignature'] as const
export type FaultMode = (typeof faultModes)[number]

/** A switched fault; `delayMs` applies to `slow` (default 1,000). */
export class Fault {
  @IsIn(faultModes) mode: FaultMode
  @IsOptional() @IsInt() delayMs?: number
}

/** Whether a registry took a change over. */
export class Taken {
  @IsBoolean() taken: boolean
}

/** The questions every registry answers. */
export interface RegistryContract {
  readonly answer: Ask<RegistryQuestion, RegistryReply>
  /** Demo only. */
  readonly setFault: Ask<Fault, Taken>
  /** Demo only. */
  readonly getFault: Ask<Nothing, Fault>
}

/** Each registry's contract by its id. */
export const registries: Record<RegistryId, RegistryContract> = {
  population: registryContract('population'),
  tax: registryContract('tax'),
  land: registryContract('land'),
  'civil-status': registryContract('population.civilStatus'),
}

/** `prefix` begins with the name of the hosting service. */
function registryContract(prefix: string): RegistryContract {
  return {
    answer: ask(`${prefix}.answer.v1`, RegistryQuestion, RegistryReply, services('exchange')),
    setFault: ask(`${prefix}.setFault.v1`, Fault, Taken, services('gateway')),
    getFault: ask(`${prefix}.getFault.v1`, Nothing, Fault, services('gateway')),
  }
}
