import { IsIn, IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator'
import { Bilingual } from '../language/bilingual.js'
import { IsA, IsBilingual, IsListOf } from '../language/shapes.js'
import { OrNull } from '../language/nullable.js'
import { people } from '../messages/access.js'
import { Idempotency } from '../messages/idempotency.js'
import { command, query } from '../messages/message.js'
import { ListEntries } from '../messages/paging.js'
import { DossierRef } from './commands.js'
import { dossierAccess } from './dossier-access.js'

export const consentAnswers = ['given', 'refused'] as const
export type ConsentAnswer = (typeof consentAnswers)[number]

/** Where a request for consent stands; one nobody answered in time has expired. */
export const consentStates = ['waiting', ...consentAnswers, 'expired'] as const
export type ConsentState = (typeof consentStates)[number]

/**
 * `POST /v1/dossiers/{id}/consents`: by the applicant a request to the person named for the role; by an official, with
 * a reason, what that person said at the counter (`given` unless `answer` says otherwise).
 */
export class RequestConsent {
  @IsString() @IsNotEmpty() @MaxLength(40) role: string
  @IsOptional() @IsIn(consentAnswers) answer?: ConsentAnswer
  @IsOptional() @IsString() @IsNotEmpty() @MaxLength(500) reason?: string
}

/** `POST /v1/consents/{id}/answer` */
export class AnswerConsent {
  @IsIn(consentAnswers) answer: ConsentAnswer
}

export class RequestConsentCommand extends DossierRef {
  @IsA(() => RequestConsent) body: RequestConsent
}

export class AnswerConsentCommand {
  @IsString() @MaxLength(60) consent: string
  @IsA(() => AnswerConsent) body: AnswerConsent
  @IsOptional() @IsA(() => Idempotency) idempotency?: Idempotency
}

/** A request for consent as the person it concerns, the applicant and the official read it. */
export class ConsentView {
  @IsUUID() id: string
  @IsUUID() dossierId: string
  @IsString() procedure: string
  @IsBilingual() procedureName: Bilingual
  @IsString() role: string
  @IsBilingual() roleName: Bilingual
  /** Whose consent it is. */
  @IsString() personName: string
  @IsString() applicantName: string
  /** Who asked: the applicant, the applicant's representative, or the official at the counter. */
  @IsString() requestedBy: string
  @IsString() requestedAt: string
  @IsString() expiresAt: string
  @IsIn(consentStates) state: ConsentState
  @OrNull() @IsString() answeredAt: string | null
  /** The official who wrote down at the counter what the person said, and why. */
  @OrNull() @IsString() recordedBy: string | null
  @OrNull() @IsString() reason: string | null
  /** What the facts would be looked up for. */
  @IsBilingual() purpose: Bilingual
  /** The name of the office that would have them looked up and answers for that; null until the dossier has one. */
  @OrNull() @IsBilingual() controller: Bilingual | null
  /** What will be looked up about them if they consent. */
  @IsListOf(() => Bilingual) facts: Bilingual[]
}

export class ConsentList {
  @IsListOf(() => ConsentView) items: ConsentView[]
  @OrNull() @IsString() nextCursor: string | null
}

/** What `dossiers` answers about consents. */
export const consents = {
  request: command('dossiers.requestConsent.v1', RequestConsentCommand, ConsentView, dossierAccess.requestConsent),
  answer: command(
    'dossiers.answerConsent.v1',
    AnswerConsentCommand,
    ConsentView,
    people({ roles: ['citizen'], relations: ['addressee'] }),
  ),
  ofDossier: query('dossiers.consentsOfDossier.v1', DossierRef, ConsentList, dossierAccess.read),
  mine: query('dossiers.myConsents.v1', ListEntries, ConsentList, people({ roles: ['citizen'] })),
} as const
