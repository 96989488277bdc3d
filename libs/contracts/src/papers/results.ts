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

export class VerificationRef {
  @Matches(/^[\w-]{1,60}$/) token: string
}

/** What anybody may know of a paper by its code: that it was issued here, by whom and when; of the person only initials. */
export class Verification {
  @IsIn(['result']) kind: 'result'
  @IsBoolean() genuine: true
  /** False after it was withdrawn. */
  @IsBoolean() inForce: boolean
  @IsString() procedure: string
  @IsBilingual() procedureName: Bilingual
  @IsIn(outcomeDecisions) decision: OutcomeDecision
  @IsBilingual() issuedBy: Bilingual
  @IsString() issuedAt: string
  /** The official who signed it. */
  @IsString() signedBy: string
  /** Of the applicant: "N.T.L." */
  @IsOptional() @IsString() initials?: string
  /** Of the signed file: a copy with another hash was changed. */
  @IsString() sha256: string
}

/** The signed results of dossiers. */
export const results = {
  get: query('dossiers.result.v1', DossierRef, ResultFile, dossierAccess.read),
  verify: query('dossiers.verification.v1', VerificationRef, Verification, anyone),
} as const
