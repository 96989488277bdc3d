import { IsIn, IsObject, IsOptional, IsString, Matches } from 'class-validator'
import type { Bilingual } from '../language/bilingual.js'
import { IsA, IsBilingual } from '../language/shapes.js'
import { OutcomeRefusal, outcomeStatuses, type OutcomeStatus } from '../registries/outcomes.js'
import { recordChangeNames, type RecordChangeName } from '../registries/record-changes.js'
import { registryIdPattern, type RegistryId } from '../services.js'

export const outcomeDecisions = ['granted', 'refused'] as const
export type OutcomeDecision = (typeof outcomeDecisions)[number]

/** How a dossier ends: what was decided, and what the result says besides. */
export class DossierOutcome {
  @IsIn(outcomeDecisions) decision: OutcomeDecision
  /** At most 20 texts of at most 300 characters by their labels, e.g. `{"Số giấy chứng nhận": "12/2026"}`; a place of the form stands for its label. */
  @IsOptional() @IsObject() fields?: Record<string, string>
}

/** The result of a completed dossier as its page tells of it. */
export class ResultView {
  @IsIn(outcomeDecisions) decision: OutcomeDecision
  @IsString() signedAt: string
  /** The name of the official. */
  @IsString() signedBy: string
  /** Of the signed file, in hexadecimal. */
  @IsString() sha256: string
  /** Anybody checks the paper with it: `GET /v1/verifications/{token}`. */
  @IsString() verification: string
}

/** What the registry that owns the record did with the last signed outcome of a dossier. */
export class RecordedOutcome {
  @Matches(registryIdPattern) registry: RegistryId
  @IsBilingual() registryName: Bilingual
  @IsIn(recordChangeNames) change: RecordChangeName
  @IsIn(outcomeStatuses) status: OutcomeStatus
  @IsString() sentAt: string
  @IsOptional() @IsString() settledAt?: string
  /** Where the registry refused: the result is withdrawn, and the dossier is open again. */
  @IsOptional() @IsA(() => OutcomeRefusal) refusal?: OutcomeRefusal
}
