import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, IsUUID, Matches, MaxLength, Min } from 'class-validator'
import { DueView, periodUnits, type PeriodUnit } from '../clock/clock.js'
import type { Bilingual } from '../language/bilingual.js'
import { certainties, type Certainty } from '../language/certainty.js'
import { OrNull } from '../language/nullable.js'
import { IsA, IsBilingual, IsListOf } from '../language/shapes.js'
import { Statement } from '../law/statements.js'
import { anyone, people } from '../messages/access.js'
import { Idempotency } from '../messages/idempotency.js'
import { command, Nothing, query } from '../messages/message.js'
import { ListEntries, Page } from '../messages/paging.js'

/** What a person can ask of whoever answers for data about them (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15, by the press). */
export const rightKinds = ['access', 'correct', 'delete', 'restrict', 'object', 'complain'] as const
export type RightKind = (typeof rightKinds)[number]

/** Where a request stands; it is open until it is granted, refused or withdrawn. */
export const rightsStates = ['received', 'acknowledged', 'granted', 'refused', 'withdrawn'] as const
export type RightsState = (typeof rightsStates)[number]

/** What a controller answers; `extended` moves the due date once, where the terms of the kind allow it. */
export const rightsDecisions = ['acknowledged', 'extended', 'granted', 'refused'] as const
export type RightsDecision = (typeof rightsDecisions)[number]

/** For what an authority answers: the dossiers it handles, a registry it owns, or the running of the gateway. */
export const controllerRoles = ['office', 'registry', 'gateway'] as const
export type ControllerRole = (typeof controllerRoles)[number]

/** How long a controller has, and how far that is established. */
export class RightsTerm extends Statement {
  @IsInt() @Min(0) amount: number
  @IsIn(periodUnits) unit: PeriodUnit
  /** By how many of the same unit it can be extended, once; none where no text we read allows it. */
  @IsOptional() @IsInt() @Min(1) extension?: number
}

/** The term of one kind of request. */
export class KindOfRight extends RightsTerm {
  @IsIn(rightKinds) kind: RightKind
}

/** `GET /v1/rights`: the terms in force today. */
export class RightsTerms {
  /** Of the first answer, for every kind. */
  @IsA(() => RightsTerm) acknowledge: RightsTerm
  @IsListOf(() => KindOfRight) kinds: KindOfRight[]
  /** Requests of one person that can be open together. */
  @IsInt() openAtOnce: number
  /** Months a request is kept after its end. */
  @IsInt() keptMonths: number
}

/** An authority that answers for data about people. */
export class DataController {
  /** Agency code. */
  @IsString() code: string
  @IsBilingual() name: Bilingual
  @IsIn(controllerRoles) role: ControllerRole
  /** The registries it owns. */
  @IsListOf(() => RegistryName) registries: RegistryName[]
}

/** A registry, as people read of it. */
export class RegistryName {
  @IsString() id: string
  @IsBilingual() name: Bilingual
}

/** `GET /v1/me/controllers`: who answers for data about the caller. */
export class DataControllers extends Page {
  @IsListOf(() => DataController) items: DataController[]
}

/** `POST /v1/me/complaints` */
export class AskForRight {
  @IsIn(rightKinds) kind: RightKind
  /** Agency code of whoever answers for the data: an office, a province, or a ministry that owns a registry. */
  @IsString() @IsNotEmpty() @MaxLength(40) controller: string
  /** Which data it is about. */
  @IsOptional() @IsString() @Matches(/\S/) @MaxLength(200) about?: string
  @IsString() @Matches(/\S/) @MaxLength(2000) text: string
  /** A dossier of the caller it is about. */
  @IsOptional() @IsUUID() dossierId?: string
}

export class AskForRightCommand {
  @IsA(() => AskForRight) body: AskForRight
  @IsOptional() @IsA(() => Idempotency) idempotency?: Idempotency
}

export class RightsRequestRef {
  @IsString() @MaxLength(60) request: string
  @IsOptional() @IsA(() => Idempotency) idempotency?: Idempotency
}

/** `POST /v1/complaints/{id}/answers`; a reason is needed for all but `acknowledged`. */
export class AnswerRight {
  @IsIn(rightsDecisions) decision: RightsDecision
  @IsOptional() @IsString() @Matches(/\S/) @MaxLength(2000) reason?: string
}

export class AnswerRightCommand extends RightsRequestRef {
  @IsA(() => AnswerRight) body: AnswerRight
}

/** `GET /v1/complaints` */
export class ListRightsRequests extends ListEntries {
  /** Those that wait, what is due first at the top (the default), or those that ended, newest first. */
  @IsOptional() @IsIn(['open', 'ended']) state?: 'open' | 'ended'
}

/** A request in a list: what it is and by when it is to be answered, not what it says. */
export class RightsRequestItem {
  @IsUUID() id: string
  @IsIn(rightKinds) kind: RightKind
  @IsIn(rightsStates) state: RightsState
  @IsA(() => DataController) controller: DataController
  @IsString() receivedAt: string
  /** When the first answer is due. */
  @IsString() acknowledgeBy: string
  @OrNull() @IsString() acknowledgedAt: string | null
  /** When the answer is due, after an extension the later day. */
  @IsString() dueAt: string
  /** How sure that term is; C is a sample. */
  @IsIn(certainties) dueCertainty: Certainty
  @OrNull() @IsString() extendedAt: string | null
  @OrNull() @IsString() endedAt: string | null
  /** Which answer is late; null where none is. */
  @OrNull() @IsIn(['acknowledgement', 'answer']) overdue: 'acknowledgement' | 'answer' | null
}

/** A request as an office lists it. */
export class RightsRequestAsked extends RightsRequestItem {
  @IsString() requesterName: string
}

/** One answer of a controller. */
export class RightsAnswer {
  @IsString() at: string
  @IsIn(rightsDecisions) decision: RightsDecision
  @OrNull() @IsString() reason: string | null
  /** The name of who answered. */
  @IsString() by: string
}

/** A request whole, as its requester has it. */
export class RightsRequestView extends RightsRequestItem {
  @OrNull() @IsString() about: string | null
  @IsString() text: string
  @OrNull() @IsUUID() dossierId: string | null
  /** Oldest first. */
  @IsListOf(() => RightsAnswer) answers: RightsAnswer[]
}

/** Who asks, as far as the controller needs it to find the data. */
export class Requester {
  @IsString() name: string
  @IsString() personId: string
}

/** `GET /v1/complaints/{id}`, for the requester and for the controller. */
export class RightsRequestDetail extends RightsRequestView {
  @IsA(() => Requester) requester: Requester
  /** The term that was in force on the day of receipt. */
  @IsA(() => RightsTerm) term: RightsTerm
  /** Every day from receipt to the due date, and why it counts. */
  @IsA(() => DueView) due: DueView
  /** What the caller can answer now; nothing for the requester. */
  @IsIn(rightsDecisions, { each: true }) allowed: RightsDecision[]
}

export class RightsRequestPage extends Page {
  @IsListOf(() => RightsRequestView) items: RightsRequestView[]
}

export class RightsRequestAskedPage extends Page {
  @IsListOf(() => RightsRequestAsked) items: RightsRequestAsked[]
}

const citizens = people({ roles: ['citizen'] })
const answering = [
  { roles: ['head', 'ministry'] as const },
  { roles: ['official'] as const, permissions: ['supervise'] as const },
]
const ofController = answering.map((allowance) => ({ ...allowance, relations: ['controller'] as const }))
const ofRequester = { roles: ['citizen'] as const, relations: ['requester'] as const }

/** What `dossiers` answers about people's rights to their data. The text of a request is read by these alone. */
export const rights = {
  terms: query('dossiers.rightsTerms.v1', Nothing, RightsTerms, anyone),
  controllers: query('dossiers.controllers.v1', Nothing, DataControllers, citizens),
  ask: command('dossiers.askForRight.v1', AskForRightCommand, RightsRequestView, citizens),
  mine: query('dossiers.myRightsRequests.v1', ListEntries, RightsRequestPage, citizens),
  withdraw: command('dossiers.withdrawRightsRequest.v1', RightsRequestRef, RightsRequestView, people(ofRequester)),
  asked: query('dossiers.rightsRequests.v1', ListRightsRequests, RightsRequestAskedPage, people(...answering)),
  get: query('dossiers.rightsRequest.v1', RightsRequestRef, RightsRequestDetail, people(ofRequester, ...ofController)),
  answer: command('dossiers.answerRightsRequest.v1', AnswerRightCommand, RightsRequestDetail, people(...ofController)),
} as const
