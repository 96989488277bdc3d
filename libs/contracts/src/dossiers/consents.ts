import { Type } from 'class-transformer'
import {
  IsArray,
  IsIn,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator'
import type { Bilingual } from '../language/bilingual.js'
import { IsNullable } from '../language/nullable.js'
import { people } from '../messages/access.js'
import { Idempotency } from '../messages/idempotency.js'
import { ask } from '../messages/message.js'
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
  @ValidateNested() @Type(() => RequestConsent) body: RequestConsent
}

export class AnswerConsentCommand {
  @IsString() @MaxLength(60) consent: string
  @ValidateNested() @Type(() => AnswerConsent) body: AnswerConsent
  @IsOptional() @ValidateNested() @Type(() => Idempotency) idempotency?: Idempotency
}

/** A request for consent as the person it concerns, the applicant and the official read it. */
export class ConsentView {
  @IsUUID() id: string
  @IsUUID() dossierId: string
  @IsString() procedure: string
  @IsObject() procedureName: Bilingual
  @IsString() role: string
  @IsObject() roleName: Bilingual
  /** Whose consent it is. */
  @IsString() personName: string
  @IsString() applicantName: string
  /** Who asked: the applicant, her representative, or the official at the counter. */
  @IsString() requestedBy: string
  @IsString() requestedAt: string
  @IsString() expiresAt: string
  @IsIn(consentStates) state: ConsentState
  @IsNullable() @IsString() answeredAt: string | null
  /** The official who wrote down at the counter what the person said, and why. */
  @IsNullable() @IsString() recordedBy: string | null
  @IsNullable() @IsString() reason: string | null
  /** What will be looked up about her if she consents. */
  @IsArray() @IsObject({ each: true }) facts: Bilingual[]
}

export class ConsentList {
  @IsArray() @ValidateNested({ each: true }) @Type(() => ConsentView) items: ConsentView[]
  @IsNullable() @IsString() nextCursor: string | null
}

/** What `dossiers` answers about consents. */
export const consents = {
  request: ask('dossiers.requestConsent.v1', RequestConsentCommand, ConsentView, dossierAccess.requestConsent),
  answer: ask(
    'dossiers.answerConsent.v1',
    AnswerConsentCommand,
    ConsentView,
    people({ roles: ['citizen'], relations: ['addressee'] }),
  ),
  ofDossier: ask('dossiers.consentsOfDossier.v1', DossierRef, ConsentList, dossierAccess.read),
  mine: ask('dossiers.myConsents.v1', ListEntries, ConsentList, people({ roles: ['citizen'] })),
} as const
