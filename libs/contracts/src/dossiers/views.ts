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
  Matches,
} from 'class-validator'
import { OfficeNamed } from '../catalog/authority.js'
import { DossierFee } from '../catalog/fees.js'
import { certainties, type Certainty } from '../language/certainty.js'
import { gapKinds, type GapKind } from '../exchange/lookups.js'
import type { Bilingual } from '../language/bilingual.js'
import { IsA, IsBilingual, IsListOf } from '../language/shapes.js'
import { OrNull } from '../language/nullable.js'
import {
  dossierStatuses,
  handlingActions,
  partStatuses,
  type DossierStatus,
  type HandlingAction,
  type PartStatus,
} from '../messages/status.js'
import { Versioned } from '../messages/versioned.js'
import { registryIdPattern, type RegistryId } from '../services.js'
import { RepresentationView } from './acting-for.js'
import { DueView } from '../clock/clock.js'
import { SubjectView } from './commands.js'
import { OpinionView, OpinionWaited } from './opinions.js'
import { RecordedOutcome, ResultView } from './outcome.js'

/**
 * By what a procedure's competent office is found: the commune where the person resides, the commune of the land, whichever
 * office of the province it was filed at, or whichever of the country.
 */
export const competenceGrounds = ['residence', 'land', 'anyOfProvince', 'anyOfCountry'] as const
export type CompetenceGround = (typeof competenceGrounds)[number]

/** A paper to be shown because a look-up disappointed. */
export class PaperToShow {
  @IsBilingual() name: Bilingual
  @IsString() path: string
  @IsIn(gapKinds) reason: GapKind
}

/** One procedure of a journey within a dossier: who handles it, where it stands and when it is due. */
export class DossierPart {
  @IsString() procedure: string
  @IsBilingual() name: Bilingual
  @IsBilingual() handler: Bilingual
  /** `waiting` until the dossier is worked on and the parts of `after` are completed. */
  @IsIn(partStatuses) status: PartStatus
  /** Codes of the parts that must be completed before; C is an inference. */
  @IsArray() @IsString({ each: true }) after: string[]
  @IsOptional() @IsIn(['A', 'B', 'C']) afterCertainty?: 'A' | 'B' | 'C'
  /** Null before the submission, and while a request for a supplement stops the clock. */
  @OrNull() @IsString() dueAt: string | null
  /** How far the deadline is established; C is a sample. */
  @IsIn(['A', 'B', 'C']) certainty: 'A' | 'B' | 'C'
  /** The places of the form the handler needs. */
  @IsArray() @IsString({ each: true }) fields: string[]
  @OrNull() @IsString() completedAt: string | null
  /** The name of the official. */
  @OrNull() @IsString() completedBy: string | null
  /** What the reader can do with this part now. */
  @IsArray() @IsIn(['complete'], { each: true }) allowedActions: 'complete'[]
}

/** Who of an office works on a dossier. */
export class Assignee {
  /** Names the account, as `GET /v1/me` does, and tells nothing of it. */
  @IsString() account: string
  @IsString() name: string
}

/** Who is competent for a dossier, as far as it is known. */
export class CompetenceView {
  @IsIn(competenceGrounds) by: CompetenceGround
  /** Null where the place it goes by is not known. */
  @OrNull() @IsBoolean() isCompetent: boolean | null
  /** Who is, where it is another office that is known: the dossier is passed on to it (`transfer`). */
  @OrNull() @IsA(() => OfficeNamed) office: OfficeNamed | null
  /** Whether the office takes it in to pass it on; false of a counter in another province where the rule is by province. */
  @IsBoolean() mayReceive: boolean
  @IsIn(certainties) certainty: Certainty
  @IsString() source: string
}

/** A place that a supplement changed. */
export class SupplementedAnswer {
  @IsString() path: string
  /** Absent where it was not answered. */
  @IsOptional() before?: unknown
  @IsOptional() after?: unknown
}

/** A dossier that is being passed on: the office it is passed to has not answered yet. */
export class TransferView {
  @IsA(() => OfficeNamed) from: OfficeNamed
  @IsA(() => OfficeNamed) to: OfficeNamed
  @IsString() at: string
  /** The name of the official. */
  @IsString() by: string
  @IsString() reason: string
}

/** Where else the event of a dossier stands: in a register, or in another dossier. */
export class SameEvent {
  @IsIn(['register', 'dossier']) kind: 'register' | 'dossier'
  @IsOptional() @Matches(registryIdPattern) registry?: RegistryId
  /** Of the other dossier. */
  @IsOptional() @IsString() code?: string
  @IsOptional() @IsIn(dossierStatuses) status?: DossierStatus
  @IsBilingual() message: Bilingual
}

/** What a registry would answer otherwise now, although the dossier rests on it. */
export class ChangedFact {
  @IsUUID() lookupId: string
  @Matches(registryIdPattern) registry: RegistryId
  @IsBilingual() registryName: Bilingual
  @IsString() at: string
  /** The places of the form that rest on the look-up. */
  @IsArray() @IsString({ each: true }) paths: string[]
  /** Where an official has said that they looked at it: when, and their name. */
  @IsOptional() @IsString() seenAt?: string
  @IsOptional() @IsString() seenBy?: string
}

/** One dossier as its citizen or its official sees it. */
export class DossierView extends Versioned {
  @IsUUID() id: string
  @OrNull() @IsString() code: string | null
  @IsString() procedure: string
  @IsBilingual() procedureName: Bilingual
  @IsString() formVersion: string
  @IsIn(dossierStatuses) status: DossierStatus
  @IsIn(['verified', 'unverified']) identity: 'verified' | 'unverified'
  @OrNull() @IsString() receivedBy: string | null
  @OrNull() @IsString() handledBy: string | null
  @IsString() createdAt: string
  @OrNull() @IsString() applicantName: string | null
  @IsListOf(() => SubjectView) subjects: SubjectView[]
  @IsOptional() @IsA(() => RepresentationView) representation?: RepresentationView
  @OrNull() @IsString() submittedAt: string | null
  @OrNull() @IsString() receivedAt: string | null
  @OrNull() @IsString() dueAt: string | null
  @IsA(() => DueView) due: DueView
  /** As of the day of reception; null before it, and where the council's amount is not entered. */
  @OrNull() @IsA(() => DossierFee) fee: DossierFee | null
  @OrNull() @IsUUID() snapshotId: string | null
  /** While another office is asked to take it over; until it accepts, the dossier stays where it is. */
  @IsOptional() @IsA(() => TransferView) transfer?: TransferView
  /** What other offices were asked about it, newest first. */
  @IsOptional() @IsListOf(() => OpinionView) opinions?: OpinionView[]
  /** To officials, of a dossier that waits for acceptance. */
  @IsOptional() @IsListOf(() => SameEvent) sameEvents?: SameEvent[]
  /** To officials, of an open dossier. */
  @IsOptional() @IsListOf(() => ChangedFact) changedFacts?: ChangedFact[]
  @IsObject() answers: Record<string, unknown>
  /** For officials: who of the office works on it; null while nobody does. */
  @IsOptional() @OrNull() @IsA(() => Assignee) assignedTo?: Assignee | null
  /** While a supplement is awaited: the places the office asked for. */
  @IsOptional() @IsArray() @IsString({ each: true }) requestedFields?: string[]
  /** What stood at those places when they were asked for; only they may change, and what was not answered yet. */
  @IsOptional() @IsObject() requestedBefore?: Record<string, unknown>
  /** To officials: what the last supplement changed. */
  @IsOptional() @IsListOf(() => SupplementedAnswer) supplemented?: SupplementedAnswer[]
  /** Of an open dossier, where a rule is entered for its procedure. */
  @IsOptional() @IsA(() => CompetenceView) competence?: CompetenceView
  /** What the reader can do with the whole dossier now; a journey is completed part by part. */
  @IsArray() @IsIn(handlingActions, { each: true }) allowedActions: HandlingAction[]
  @IsListOf(() => PaperToShow) papers: PaperToShow[]
  /** Of a completed dossier; those completed before results existed have none. */
  @IsOptional() @IsA(() => ResultView) result?: ResultView
  /** Of a granted dossier whose form says which registry hears of it. */
  @IsOptional() @IsA(() => RecordedOutcome) outcome?: RecordedOutcome
  /** Where the form is a journey. */
  @IsOptional() @IsListOf(() => DossierPart) parts?: DossierPart[]
}

export class DossierListItem {
  @IsUUID() id: string
  @OrNull() @IsString() code: string | null
  @IsString() procedure: string
  @IsBilingual() procedureName: Bilingual
  @IsIn(dossierStatuses) status: DossierStatus
  @OrNull() @IsString() applicantName: string | null
  @IsString() createdAt: string
  @OrNull() @IsString() receivedAt: string | null
  @OrNull() @IsString() dueAt: string | null
  /** For officials: parts of a submitted journey that are not completed yet. */
  @IsOptional() @IsInt() openParts?: number
  /** For officials: the version an act has to name (`If-Match`). */
  @IsOptional() @IsString() etag?: string
  /** For officials: who of the office works on it; null while nobody does. */
  @IsOptional() @OrNull() @IsA(() => Assignee) assignedTo?: Assignee | null
  /** For officials: while another office is asked to take it over, its agency code. */
  @IsOptional() @IsString() transferTo?: string
  /** For officials: the offices whose opinion it waits for, what is due first at the top. */
  @IsOptional() @IsListOf(() => OpinionWaited) waitsForOpinions?: OpinionWaited[]
  /** Where somebody acts for the applicant. */
  @IsOptional() @IsA(() => RepresentationView) representation?: RepresentationView
  /** The reader is who acts; names do not tell. */
  @IsOptional() @IsIn([true]) actsForApplicant?: true
}

export class DossierPage {
  @IsListOf(() => DossierListItem) items: DossierListItem[]
  @OrNull() @IsString() nextCursor: string | null
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
  @IsListOf(() => TimelineItem) items: TimelineItem[]
  @OrNull() @IsString() nextCursor: string | null
}

/** What a citizen gets on submission. */
export class Submission extends Versioned {
  @IsUUID() id: string
  @IsString() code: string
  @IsIn(dossierStatuses) status: DossierStatus
  @IsString() receivedAt: string
  @IsString() dueAt: string
  @OrNull() @IsA(() => DossierFee) fee: DossierFee | null
}

export class CorrectionOpened {
  @IsUUID() correctionId: string
  @IsIn(['open']) status: 'open'
}

export class Done {
  @IsBoolean() done: boolean
}
