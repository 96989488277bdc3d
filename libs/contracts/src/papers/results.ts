import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Matches } from 'class-validator'
import type { Bilingual } from '../language/bilingual.js'
import { IsBilingual } from '../language/shapes.js'
import { anyone } from '../messages/access.js'
import { query } from '../messages/message.js'
import { DossierRef } from '../dossiers/commands.js'
import { dossierAccess } from '../dossiers/dossier-access.js'
import { outcomeDecisions, type OutcomeDecision } from '../dossiers/outcome.js'

/** The file of a result. */
export class ResultFile {
  /** Its name in the file store. */
  @IsUUID() id: string
  /** As it is offered for download. */
  @IsString() name: string
  /** Bytes. */
  @IsInt() size: number
  /** Of the whole signed file, in hexadecimal. */
  @IsString() sha256: string
}

/** What a paper with a code is: a signed result, or a paper printed of a dossier. */
export const paperKinds = ['result', 'receipt', 'supplement', 'refusal', 'stop', 'apology', 'control'] as const
export type PaperKind = (typeof paperKinds)[number]

export class VerificationRef {
  @Matches(/^[\w-]{1,60}$/) token: string
}

/** What anybody may know of a paper by its code: that it was issued here, by whom and when; of the person only initials. */
export class Verification {
  @IsIn(paperKinds) kind: PaperKind
  @IsBoolean() genuine: true
  /** False after it was withdrawn, or when the dossier has moved on from what a printed paper says. */
  @IsBoolean() inForce: boolean
  @IsString() procedure: string
  @IsBilingual() procedureName: Bilingual
  /** Of a result. */
  @IsOptional() @IsIn(outcomeDecisions) decision?: OutcomeDecision
  @IsBilingual() issuedBy: Bilingual
  @IsString() issuedAt: string
  /** The official who signed it; a printed paper carries no digital signature. */
  @IsOptional() @IsString() signedBy?: string
  /** Of the applicant: "N.T.L." */
  @IsOptional() @IsString() initials?: string
  /** Of the file: a copy with another hash was changed. */
  @IsString() sha256: string
}

/** The signed results of dossiers. */
export const results = {
  get: query('dossiers.result.v1', DossierRef, ResultFile, dossierAccess.read),
  verify: query('dossiers.verification.v1', VerificationRef, Verification, anyone),
} as const
