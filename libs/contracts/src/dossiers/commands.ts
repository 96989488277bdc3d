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
  MaxLength,
} from 'class-validator'
import { personNamePattern } from '#vietnam/names'
import { SimulateDue, supplementReasons, type SupplementReason } from '../clock/clock.js'
import { RequestedPaper } from '../catalog/forms.js'
import { instantPattern, partialDatePattern } from '../language/dates.js'
import { IsA, IsListOf } from '../language/shapes.js'
import { IsNullable } from '../language/nullable.js'
import { Idempotency } from '../messages/idempotency.js'
import { ListEntries } from '../messages/paging.js'
import { dossierStatuses, handlingActions, type DossierStatus, type HandlingAction } from '../messages/status.js'
import { LandKeys } from '../registries/questions.js'
import { ActingFor, DecideRepresentation } from './acting-for.js'
import { GivenOpinion } from './opinions.js'
import { DossierOutcome } from './outcome.js'

/** Who an official at the counter says stands before them; all that is given must match one person. */
export class ApplicantClaim {
  @IsOptional() @IsString() @Matches(/^\d{12}$/) personId?: string
  @IsOptional() @IsString() @Matches(/^\d{9}$/) oldId?: string
  @IsOptional() @IsString() @Matches(/^[A-Z0-9]{6,12}$/) passport?: string
  @IsString() @Matches(personNamePattern) @MaxLength(100) fullName: string
  @IsString() @Matches(partialDatePattern) birthDate: string
}

/** A person population does not link, named for a role of the form. */
export class NamedSubject {
  @IsString() @MaxLength(40) role: string
  @IsString() @Matches(/^\d{12}$/) personId: string
  @IsString() @Matches(personNamePattern) @MaxLength(100) fullName: string
  @IsString() @Matches(partialDatePattern) birthDate: string
}

/** A named person as a dossier shows them; `attested` by an official with a reason. */
export class SubjectView extends NamedSubject {
  @IsBoolean() attested: boolean
}

/** `POST /v1/dossiers` */
export class OpenDossier {
  @IsString() @MaxLength(40) procedure: string
  @IsOptional() @IsString() @MaxLength(40) receivedBy?: string
  @IsOptional() @IsA(() => ApplicantClaim) applicant?: ApplicantClaim
  @IsOptional()
  @IsListOf(() => NamedSubject)
  @ArrayMaxSize(20)
  subjects?: NamedSubject[]
  /** By a citizen: whom they act for; the applicant is then that person. */
  @IsOptional() @IsA(() => ActingFor) actingFor?: ActingFor
}

export class OpenDossierCommand extends OpenDossier {
  /** The id of the new dossier, given by the gateway: the actor's token names it. */
  @IsUUID() id: string
  @IsOptional() @IsA(() => Idempotency) idempotency?: Idempotency
}

/** `POST /v1/dossiers/{id}/prefill` */
export class Prefill {
  @IsOptional() @IsObject() chosen?: Record<string, string>
  /**
   * Where land may have a record of the applicant under another key or name: the certificate's serial, or commune, day,
   * sheet and plot. Kept with the dossier for later prefills; null forgets it.
   */
  @IsNullable() @IsA(() => LandKeys) land?: LandKeys | null
}

/** `PUT /v1/dossiers/{id}/subjects` */
export class NameSubjects {
  @IsListOf(() => NamedSubject) @ArrayMaxSize(20) subjects: NamedSubject[]
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
  /** By an official: when it was received, if that was earlier, within the limit of the setting `reception.backdating`. */
  @IsOptional() @Matches(instantPattern) receivedAt?: string
  /** Why it is entered later than it was received. */
  @IsOptional() @IsString() @IsNotEmpty() @MaxLength(500) receivedReason?: string
}

/** `POST /v1/dossiers/{id}/actions` */
export class ActOnDossier {
  @IsIn(handlingActions) action: HandlingAction
  /** To complete one part of a journey: its procedure’s code. */
  @IsOptional() @IsString() @MaxLength(40) part?: string
  @IsOptional() @IsString() @IsNotEmpty() @MaxLength(1000) reason?: string
  @IsOptional() @IsString() @MaxLength(2000) note?: string
  /** Of a request for a supplement: after `incomplete` the period begins again, after `incorrect` (the default) it goes on. */
  @IsOptional() @IsIn(supplementReasons) lacks?: SupplementReason
  @IsOptional() @IsArray() @ArrayMinSize(1) @ArrayMaxSize(100) @IsString({ each: true }) fields?: string[]
  /** Papers a request for a supplement asks for. */
  @IsOptional()
  @IsListOf(() => RequestedPaper)
  @ArrayMaxSize(20)
  documents?: RequestedPaper[]
  /** To complete: what was decided; `granted` where it says nothing. A refusal needs a reason. */
  @IsOptional() @IsA(() => DossierOutcome) outcome?: DossierOutcome
  /** To assign: the account of an official of the office; the own where it is left out, null gives the dossier back. */
  @IsNullable() @IsString() @MaxLength(40) assignee?: string | null
  /**
   * To transfer: the agency code of the office that is to take the dossier over; the own takes back what waits. To ask for an
   * opinion: of the office that is asked.
   */
  @IsOptional() @IsString() @IsNotEmpty() @MaxLength(40) to?: string
  /** To ask the office `to` for its opinion: what it is asked. It reads the values at `fields` and these attachments. */
  @IsOptional() @IsString() @IsNotEmpty() @MaxLength(2000) question?: string
  @IsOptional() @IsArray() @ArrayMaxSize(20) @IsUUID(undefined, { each: true }) attachments?: string[]
  /** To give the opinion of the own office. */
  @IsOptional() @IsA(() => GivenOpinion) opinion?: GivenOpinion
  /** Which inquiry it answers; needed only of a head, where several offices below are asked about one dossier. */
  @IsOptional() @IsUUID() inquiry?: string
}

export const dueFilters = ['overdue', 'today', 'week'] as const
export type DueFilter = (typeof dueFilters)[number]

/** By due date (the most urgent first, then those whose clock stands, drafts, ended ones); newest received; newest change. */
export const dossierOrders = ['due', 'received', 'changed'] as const
export type DossierOrder = (typeof dossierOrders)[number]

/** `GET /v1/dossiers` */
export class ListDossiers extends ListEntries {
  @IsOptional() @IsIn(dossierStatuses) status?: DossierStatus
  /** Those that are being handled: neither drafts nor ended. */
  @IsOptional() @IsBoolean() open?: boolean
  @IsOptional() @IsString() @MaxLength(40) procedure?: string
  /** Words of a name, a code or a procedure’s code, the last perhaps begun, or a whole personal id, 9-digit id or passport number. */
  @IsOptional() @IsString() @MaxLength(100) q?: string
  /** Of those whose clock runs: late, due on this Vietnamese day, or due within seven days from its beginning. */
  @IsOptional() @IsIn(dueFilters) due?: DueFilter
  /** To who asks, or to nobody. */
  @IsOptional() @IsIn(['me', 'none']) assigned?: 'me' | 'none'
  /** `due` by default for officials, `changed` for citizens. */
  @IsOptional() @IsIn(dossierOrders) sort?: DossierOrder
}

/** A page of what happened to a dossier. */
export class ListTimeline extends ListEntries {
  @IsString() @MaxLength(60) dossier: string
}

/** Which dossier is meant, the version a change was decided on (`If-Match`), and the key its answer is kept under. */
export class DossierRef {
  /** The dossier's id, or its code where the route allows it. */
  @IsString() @MaxLength(60) dossier: string
  @IsOptional() @IsInt() ifMatch?: number
  @IsOptional() @IsA(() => Idempotency) idempotency?: Idempotency
}

export class PrefillCommand extends DossierRef {
  @IsA(() => Prefill) body: Prefill
}
export class NameSubjectsCommand extends DossierRef {
  @IsA(() => NameSubjects) body: NameSubjects
}
export class AnswerCommand extends DossierRef {
  @IsA(() => AnswerFields) body: AnswerFields
}
export class CorrectionCommand extends DossierRef {
  @IsA(() => RequestCorrection) body: RequestCorrection
}
export class SubmitCommand extends DossierRef {
  @IsA(() => SubmitDossier) body: SubmitDossier
}
export class DecideRepresentationCommand extends DossierRef {
  @IsA(() => DecideRepresentation) body: DecideRepresentation
}
export class ActCommand extends DossierRef {
  @IsA(() => ActOnDossier) body: ActOnDossier
}
export class SimulateDueCommand extends DossierRef {
  @IsA(() => SimulateDue) body: SimulateDue
}

/** `POST /v1/dossiers/{id}/changed-facts` */
export class SeeChangedFacts {
  /** The look-ups whose change was looked at. */
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(100) @IsUUID(undefined, { each: true }) lookupIds: string[]
  /** What came of it; kept in the dossier's history. */
  @IsOptional() @IsString() @MaxLength(500) note?: string
}

export class SeeChangedFactsCommand extends DossierRef {
  @IsA(() => SeeChangedFacts) body: SeeChangedFacts
}
