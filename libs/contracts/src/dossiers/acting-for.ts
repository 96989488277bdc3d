import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
} from 'class-validator'
import { personNamePattern } from '#vietnam/names'
import { dayPattern, partialDatePattern } from '../language/dates.js'
import { IsA } from '../language/shapes.js'
import { OrNull } from '../language/nullable.js'

/** By what somebody acts for another: a power of attorney, being their parent, being their guardian. */
export const representationKinds = ['authorisation', 'parent', 'guardian'] as const
export type RepresentationKind = (typeof representationKinds)[number]

/** What beyond filling in the form somebody may do for another. */
export const representationScopes = ['submit', 'supplement', 'withdraw'] as const
export type RepresentationScope = (typeof representationScopes)[number]

/** `verified`: population shows the link, or an official accepted the paper. */
export const representationStatuses = ['verified', 'unverified', 'refused'] as const
export type RepresentationStatus = (typeof representationStatuses)[number]

/** The paper that shows the authority to act. */
export class RepresentationEvidence {
  @IsString() @IsNotEmpty() @MaxLength(60) number: string
  /** `YYYY-MM-DD` */
  @IsString() @Matches(dayPattern) date: string
}

/** For whom a citizen opens a dossier, and by what right. */
export class ActingFor {
  @IsIn(representationKinds) kind: RepresentationKind
  /** A parent may leave it out: the child is found among their children by name and birth date. */
  @IsOptional() @IsString() @Matches(/^\d{12}$/) personId?: string
  @IsString() @Matches(personNamePattern) @MaxLength(100) fullName: string
  @IsString() @Matches(partialDatePattern) birthDate: string
  @IsOptional() @IsA(() => RepresentationEvidence) evidence?: RepresentationEvidence
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(3)
  @IsIn(representationScopes, { each: true })
  scope?: RepresentationScope[]
  /** The last day, `YYYY-MM-DD`. */
  @IsOptional() @IsString() @Matches(dayPattern) until?: string
}

/** Who acts for whom in a dossier, by what right, and who accepted it. */
export class RepresentationView {
  @IsIn(representationKinds) kind: RepresentationKind
  @IsString() representative: string
  @IsString() represented: string
  @IsIn(representationStatuses) status: RepresentationStatus
  @IsArray() @IsIn(representationScopes, { each: true }) scope: RepresentationScope[]
  @OrNull() @IsString() until: string | null
  @OrNull() @IsA(() => RepresentationEvidence) evidence: RepresentationEvidence | null
  @OrNull() @IsString() decidedBy: string | null
  @OrNull() @IsString() reason: string | null
}

/** `POST /v1/dossiers/{id}/representation` */
export class DecideRepresentation {
  @IsIn(['accepted', 'refused']) decision: 'accepted' | 'refused'
  @IsString() @IsNotEmpty() @MaxLength(500) reason: string
}
