import { Type } from 'class-transformer'
import {
  ArrayMaxSize,
  ArrayMinSize,
  Equals,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsNotEmpty,
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
import { ActingFor, DecideRepresentation, RepresentationView } from './acting-for.js'
import { gapKinds, type GapKind } from './exchange.js'
import type { Bilingual } from './form.js'
import { RequestedPaper } from './forms.js'
import { ask, facts } from './message.js'
import { LandKeys, registryIds, type RegistryId } from './registry.js'
import { SnapshotView } from './snapshots.js'

const birthDate = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/

export const dossierStatuses = [
  'draft',
  'submitted',
  'accepted',
  'rejected',
  'inProgress',
  'supplementRequested',
  'paymentRequested',
  'withdrawn',
  'stopped',
  'completed',
  'returned',
] as const
export type DossierStatus = (typeof dossierStatuses)[number]

export const dossierActions = [
  'accept',
  'reject',
  'start',
  'requestSupplement',
  'supplement',
  'complete',
  'returnResult',
  'withdraw',
  'stop',
] as const
export type DossierAction = (typeof dossierActions)[number]

/** The same key and body give the same answer for 24 h; the gateway fills it from `Idempotency-Key`. */
export class Idempotency {
  @IsString() @IsNotEmpty() @MaxLength(255) key: string
  @IsString() bodyHash: string
}

/** Who an official at the counter says stands before her; all that is given must match one person. */
export class ApplicantClaim {
  @IsOptional() @IsString() @Matches(/^\d{12}$/) personId?: string
  @IsOptional() @IsString() @Matches(/^\d{9}$/) oldId?: string
  @IsOptional() @IsString() @Matches(/^[A-Z0-9]{6,12}$/) passport?: string
  @IsString() @IsNotEmpty() @MaxLength(100) fullName: string
  @IsString() @Matches(birthDate) birthDate: string
}

/** A person population does not link, named for a role of the form. */
export class NamedSubject {
  @IsString() @MaxLength(40) role: string
  @IsString() @Matches(/^\d{12}$/) personId: string
  @IsString() @IsNotEmpty() @MaxLength(100) fullName: string
  @IsString() @Matches(birthDate) birthDate: string
}

/** A named person as a dossier shows her; `attested` by an official with a reason. */
export class SubjectView extends NamedSubject {
  @IsBoolean() attested: boolean
}

/** `POST /v1/dossiers` */
export class OpenDossier {
  @IsString() @MaxLength(40) procedure: string
  @IsOptional() @IsString() @MaxLength(40) receivedBy?: string
  @IsOptional() @ValidateNested() @Type(() => ApplicantClaim) applicant?: ApplicantClaim
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => NamedSubject)
  subjects?: NamedSubject[]
  /** By a citizen: whom she acts for; the applicant is then that person. */
  @IsOptional() @ValidateNested() @Type(() => ActingFor) actingFor?: ActingFor
}

export class OpenDossierCommand extends OpenDossier {
  @IsOptional() @ValidateNested() @Type(() => Idempotency) idempotency?: Idempotency
}

/** `POST /v1/dossiers/{id}/prefill` */
export class Prefill {
  @IsOptional() @IsObject() chosen?: Record<string, string>
  /**
   * Where land may have a record of the applicant under another key or name: the certificate's serial, or commune, day,
   * sheet and plot. Kept with the dossier for later prefills; null forgets it.
   */
  @IsOptional() @ValidateNested() @Type(() => LandKeys) land?: LandKeys | null
}

/** `PUT /v1/dossiers/{id}/subjects` */
export class NameSubjects {
  @IsArray() @ArrayMaxSize(20) @ValidateNested({ each: true }) @Type(() => NamedSubject) subjects: NamedSubject[]
  @IsOptional() @IsString() @IsNotEmpty() @MaxLength(500) reason?: string
}

/** `PATCH /v1/dossiers/{id}/answers` */
export class AnswerFields {
  @IsObject() answers: Record<string, unknown>
}

/** `POST /v1/dossiers/{id}/corrections` */
export class RequestCorrection {
  @IsString() @MaxLength(200) path: string
  @IsDefined() claimedValue: unknown
  @IsString() @IsNotEmpty() @MaxLength(1000) reason: string
}

/** `POST /v1/dossiers/{id}/submission` */
export class SubmitDossier {
  @IsUUID() snapshotId: string
  @IsBoolean() @Equals(true) declaration: boolean
  @IsOptional() @IsString() @MaxLength(40) receivedBy?: string
}

/** `POST /v1/dossiers/{id}/actions` */
export class ActOnDossier {
  @IsIn(dossierActions) action: DossierAction
  @IsOptional() @IsString() @IsNotEmpty() @MaxLength(1000) reason?: string
  @IsOptional() @IsString() @MaxLength(2000) note?: string
  @IsOptional() @IsArray() @ArrayMinSize(1) @ArrayMaxSize(100) @IsString({ each: true }) fields?: string[]
  /** Papers a request for a supplement asks for. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => RequestedPaper)
  documents?: RequestedPaper[]
}

/** `GET /v1/dossiers` */
export class ListDossiers {
  @IsOptional() @IsIn(dossierStatuses) status?: DossierStatus
  @IsOptional() @IsString() @MaxLength(40) procedure?: string
  @IsOptional() @IsString() @MaxLength(100) q?: string
  @IsOptional() @IsInt() @Min(1) @Max(100) limit?: number
  @IsOptional() @IsString() @MaxLength(200) cursor?: string
}

/** Which dossier is meant, and the version an action was decided on (`If-Match`). */
export class DossierRef {
  /** The dossier's id, or its code where the route allows it. */
  @IsString() @MaxLength(60) dossier: string
  @IsOptional() @IsInt() ifMatch?: number
}

export class PrefillCommand extends DossierRef {
  @ValidateNested() @Type(() => Prefill) body: Prefill
}
export class NameSubjectsCommand extends DossierRef {
  @ValidateNested() @Type(() => NameSubjects) body: NameSubjects
}
export class AnswerCommand extends DossierRef {
  @ValidateNested() @Type(() => AnswerFields) body: AnswerFields
}
export class CorrectionCommand extends DossierRef {
  @ValidateNested() @Type(() => RequestCorrection) body: RequestCorrection
  @IsOptional() @ValidateNested() @Type(() => Idempotency) idempotency?: Idempotency
}
export class SubmitCommand extends DossierRef {
  @ValidateNested() @Type(() => SubmitDossier) body: SubmitDossier
}
export class DecideRepresentationCommand extends DossierRef {
  @ValidateNested() @Type(() => DecideRepresentation) body: DecideRepresentation
}
export class ActCommand extends DossierRef {
  @ValidateNested() @Type(() => ActOnDossier) body: ActOnDossier
}

/** A paper to be shown because a look-up disappointed. */
export class PaperToShow {
  @IsObject() name: Bilingual
  @IsString() path: string
  @IsIn(gapKinds) reason: GapKind
}

/** One dossier as its citizen or its official sees it. */
export class DossierView {
  @IsUUID() id: string
  @IsOptional() @IsString() code: string | null
  @IsString() procedure: string
  @IsObject() procedureName: Bilingual
  @IsString() formVersion: string
  @IsIn(dossierStatuses) status: DossierStatus
  @IsIn(['verified', 'unverified']) identity: 'verified' | 'unverified'
  @IsOptional() @IsString() receivedBy: string | null
  @IsOptional() @IsString() handledBy: string | null
  @IsString() createdAt: string
  @IsOptional() @IsString() applicantName: string | null
  @IsArray() @ValidateNested({ each: true }) @Type(() => SubjectView) subjects: SubjectView[]
  @IsOptional() @ValidateNested() @Type(() => RepresentationView) representation?: RepresentationView
  @IsOptional() @IsString() submittedAt: string | null
  @IsOptional() @IsString() receivedAt: string | null
  @IsOptional() @IsString() dueAt: string | null
  @IsOptional() @IsUUID() snapshotId: string | null
  @IsObject() answers: Record<string, unknown>
  @IsArray() @IsIn(dossierActions, { each: true }) allowedActions: DossierAction[]
  @IsArray() @ValidateNested({ each: true }) @Type(() => PaperToShow) papers: PaperToShow[]
  @IsInt() version: number
}

export class DossierListItem {
  @IsUUID() id: string
  @IsOptional() @IsString() code: string | null
  @IsString() procedure: string
  @IsObject() procedureName: Bilingual
  @IsIn(dossierStatuses) status: DossierStatus
  @IsOptional() @IsString() applicantName: string | null
  @IsOptional() @IsString() receivedAt: string | null
  @IsOptional() @IsString() dueAt: string | null
}

export class DossierPage {
  @IsArray() @ValidateNested({ each: true }) @Type(() => DossierListItem) items: DossierListItem[]
  @IsOptional() @IsString() nextCursor: string | null
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
  @IsInt() version: number
}

export class CorrectionOpened {
  @IsUUID() correctionId: string
  @IsIn(['open']) status: 'open'
}

export class Done {
  @IsBoolean() done: boolean
}

export const dossierFactKinds = [
  'opened',
  'prefilled',
  'submitted',
  'acted',
  'closed',
  'deleted',
  'correctionOpened',
] as const

/** Something that happened to a dossier; ids only. */
export class DossierFact {
  @IsIn(dossierFactKinds) kind: (typeof dossierFactKinds)[number]
  @IsUUID() dossierId: string
  @IsString() at: string
  @IsOptional() @IsUUID() correctionId?: string
  @IsOptional() @IsIn(registryIds) registry?: RegistryId
}

export class CorrectionRef {
  @IsUUID() correctionId: string
}

/** What the office that keeps a record reads of a correction meant for it. */
export class CorrectionView {
  @IsUUID() correctionId: string
  @IsUUID() dossierId: string
  @IsIn(registryIds) registry: RegistryId
  @IsString() concept: string
  @IsUUID() lookupId: string
  @IsDefined() claimedValue: unknown
  @IsString() reason: string
  @IsString() at: string
}

/** What `dossiers` answers and announces. */
export const dossiers = {
  open: ask('dossiers.open.v1', OpenDossierCommand, DossierView),
  prefill: ask('dossiers.prefill.v1', PrefillCommand, SnapshotView),
  snapshot: ask('dossiers.snapshot.v1', DossierRef, SnapshotView),
  subjects: ask('dossiers.subjects.v1', NameSubjectsCommand, DossierView),
  representation: ask('dossiers.representation.v1', DecideRepresentationCommand, DossierView),
  answer: ask('dossiers.answer.v1', AnswerCommand, DossierView),
  correct: ask('dossiers.correct.v1', CorrectionCommand, CorrectionOpened),
  submit: ask('dossiers.submit.v1', SubmitCommand, Submission),
  list: ask('dossiers.list.v1', ListDossiers, DossierPage),
  get: ask('dossiers.get.v1', DossierRef, DossierView),
  timeline: ask('dossiers.timeline.v1', DossierRef, Timeline),
  remove: ask('dossiers.remove.v1', DossierRef, Done),
  act: ask('dossiers.act.v1', ActCommand, DossierView),
  correction: ask('dossiers.correction.v1', CorrectionRef, CorrectionView),
  facts: facts('dossiers.facts.v1', DossierFact),
} as const
