import { Type } from 'class-transformer'
import {
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  ValidateNested,
} from 'class-validator'
import { DossierFee } from '../catalog/fees.js'
import { gapKinds, type GapKind } from '../exchange/lookups.js'
import type { Bilingual } from '../language/bilingual.js'
import { IsNullable } from '../language/nullable.js'
import {
  dossierActions,
  dossierStatuses,
  partStatuses,
  type DossierAction,
  type DossierStatus,
  type PartStatus,
} from '../messages/status.js'
import { registryIds, type RegistryId } from '../services.js'
import { RepresentationView } from './acting-for.js'
import { SubjectView } from './commands.js'

/** A paper to be shown because a look-up disappointed. */
export class PaperToShow {
  @IsObject() name: Bilingual
  @IsString() path: string
  @IsIn(gapKinds) reason: GapKind
}

/** One procedure of a journey within a dossier: who handles it, where it stands and when it is due. */
export class DossierPart {
  @IsString() procedure: string
  @IsObject() name: Bilingual
  @IsObject() handler: Bilingual
  /** `waiting` until the dossier is worked on and the parts of `after` are completed. */
  @IsIn(partStatuses) status: PartStatus
  /** Codes of the parts that must be completed before; C is an inference. */
  @IsArray() @IsString({ each: true }) after: string[]
  @IsOptional() @IsIn(['A', 'B', 'C']) afterCertainty?: 'A' | 'B' | 'C'
  /** Null before the submission, and while a request for a supplement stops the clock. */
  @IsNullable() @IsString() dueAt: string | null
  /** How far the deadline is established; C is a sample. */
  @IsIn(['A', 'B', 'C']) certainty: 'A' | 'B' | 'C'
  /** The places of the form the handler needs. */
  @IsArray() @IsString({ each: true }) fields: string[]
  @IsNullable() @IsString() completedAt: string | null
  /** The name of the official. */
  @IsNullable() @IsString() completedBy: string | null
  /** What the reader can do with this part now. */
  @IsArray() @IsIn(['complete'], { each: true }) allowedActions: 'complete'[]
}

/** Where else the event of a dossier stands: in a register, or in another dossier. */
export class SameEvent {
  @IsIn(['register', 'dossier']) kind: 'register' | 'dossier'
  @IsOptional() @IsIn(registryIds) registry?: RegistryId
  /** Of the other dossier. */
  @IsOptional() @IsString() code?: string
  @IsObject() message: Bilingual
}

/** One dossier as its citizen or its official sees it. */
export class DossierView {
  @IsUUID() id: string
  @IsNullable() @IsString() code: string | null
  @IsString() procedure: string
  @IsObject() procedureName: Bilingual
  @IsString() formVersion: string
  @IsIn(dossierStatuses) status: DossierStatus
  @IsIn(['verified', 'unverified']) identity: 'verified' | 'unverified'
  @IsNullable() @IsString() receivedBy: string | null
  @IsNullable() @IsString() handledBy: string | null
  @IsString() createdAt: string
  @IsNullable() @IsString() applicantName: string | null
  @IsArray() @ValidateNested({ each: true }) @Type(() => SubjectView) subjects: SubjectView[]
  @IsOptional() @ValidateNested() @Type(() => RepresentationView) representation?: RepresentationView
  @IsNullable() @IsString() submittedAt: string | null
  @IsNullable() @IsString() receivedAt: string | null
  @IsNullable() @IsString() dueAt: string | null
  /** As of the day of reception; null before it, and where the council's amount is not entered. */
  @IsNullable() @ValidateNested() @Type(() => DossierFee) fee: DossierFee | null
  @IsNullable() @IsUUID() snapshotId: string | null
  /** To officials, of a dossier that waits for acceptance. */
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Type(() => SameEvent) sameEvents?: SameEvent[]
  @IsObject() answers: Record<string, unknown>
  /** While a supplement is awaited: the places the office asked for. */
  @IsOptional() @IsArray() @IsString({ each: true }) requestedFields?: string[]
  /** What the reader can do with the whole dossier now; a journey is completed part by part. */
  @IsArray() @IsIn(dossierActions, { each: true }) allowedActions: DossierAction[]
  @IsArray() @ValidateNested({ each: true }) @Type(() => PaperToShow) papers: PaperToShow[]
  /** Where the form is a journey. */
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Type(() => DossierPart) parts?: DossierPart[]
  @IsInt() version: number
}

export class DossierListItem {
  @IsUUID() id: string
  @IsNullable() @IsString() code: string | null
  @IsString() procedure: string
  @IsObject() procedureName: Bilingual
  @IsIn(dossierStatuses) status: DossierStatus
  @IsNullable() @IsString() applicantName: string | null
  @IsString() createdAt: string
  @IsNullable() @IsString() receivedAt: string | null
  @IsNullable() @IsString() dueAt: string | null
  /** For officials: parts of a submitted journey that are not completed yet. */
  @IsOptional() @IsInt() openParts?: number
  /** Where somebody acts for the applicant. */
  @IsOptional() @ValidateNested() @Type(() => RepresentationView) representation?: RepresentationView
}

export class DossierPage {
  @IsArray() @ValidateNested({ each: true }) @Type(() => DossierListItem) items: DossierListItem[]
  @IsNullable() @IsString() nextCursor: string | null
  /** How many the filter finds, exact up to 10,000, then `10000+`. */
  @IsDefined() total: number | string
}

export class TimelineItem {
  @IsString() at: string
  @IsString() event: string
  @IsString() by: string
  @IsOptional() @IsString() note?: string
}

export class Timeline {
  @IsArray() @ValidateNested({ each: true }) @Type(() => TimelineItem) items: TimelineItem[]
}

/** What a citizen gets on submission. */
export class Submission {
  @IsUUID() id: string
  @IsString() code: string
  @IsIn(dossierStatuses) status: DossierStatus
  @IsString() receivedAt: string
  @IsString() dueAt: string
  @IsNullable() @ValidateNested() @Type(() => DossierFee) fee: DossierFee | null
  @IsInt() version: number
}

export class CorrectionOpened {
  @IsUUID() correctionId: string
  @IsIn(['open']) status: 'open'
}

export class Done {
  @IsBoolean() done: boolean
}
