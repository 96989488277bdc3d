import {
  ArrayMaxSize,
  IsArray,
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
} from 'class-validator'
import { dayPattern } from '../language/dates.js'
import { IsA, IsListOf } from '../language/shapes.js'

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

/** What somebody is said to be to another person: their child, or of their nearest family (spouse, parent, child, sibling). */
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
  /** What the applicant said of their land record; land alone is asked with it. */
  @IsOptional() @IsA(() => LandKeys) land?: LandKeys
  /** Of a match: only if population links the person so; without a personal id they are looked for among those linked. */
  @IsOptional() @IsA(() => ClaimedLink) linkedTo?: ClaimedLink
}

/** One look-up: one subject and the concepts asked about it. */
export class SubjectQuestion {
  @IsUUID() lookupId: string
  @IsA(() => SubjectKeys) subject: SubjectKeys
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
  @IsA(() => Purpose) purpose: Purpose
  @IsListOf(() => SubjectQuestion) @ArrayMaxSize(100) lookups: SubjectQuestion[]
}
