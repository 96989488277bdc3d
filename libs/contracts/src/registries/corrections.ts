import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
} from 'class-validator'
import { certainties, type Certainty } from '../language/certainty.js'
import { OrNull } from '../language/nullable.js'
import { Problem } from '../language/problem.js'
import { IsA, IsListOf } from '../language/shapes.js'
import { Idempotency } from '../messages/idempotency.js'
import { facts, type Facts } from '../messages/message.js'
import { ListEntries, Page } from '../messages/paging.js'
import { registryIdPattern, registryServices, type RegistryId, type RegistryService } from '../services.js'

/** `corrected`: the record was wrong and is changed; `confirmed`: what is held is right; `rejected`: the claim is not decided on. */
export const correctionDecisions = ['corrected', 'confirmed', 'rejected'] as const
export type CorrectionDecision = (typeof correctionDecisions)[number]

export const correctionStatuses = ['open', ...correctionDecisions] as const
export type CorrectionStatus = (typeof correctionStatuses)[number]

/** The registry a correction's public id (`<registry>.<uuid>`) names and its id there; undefined of any other text. */
export function readCorrectionId(text: string): { registry: RegistryId; correction: string } | undefined {
  const [, registry = '', correction] = /^([A-Za-z-]+)\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text) ?? []
  return registryIdPattern.test(registry) && correction !== undefined ? { registry, correction } : undefined
}

/** `GET /v1/registries/{id}/corrections` */
export class ListCorrections extends ListEntries {
  @IsOptional() @IsIn(correctionStatuses) status?: CorrectionStatus
}

/** The record a correction is about, as its owner finds it: the registry's own label of it, else the key of its subject. */
export class CorrectedRecord {
  @IsString() kind: string
  @OrNull() @IsString() label: string | null
}

/** One claim of those that were merged. */
export class CorrectionClaim {
  @IsDefined() claimedValue: unknown
  @IsString() reason: string
  @IsString() at: string
}

/** What an owner sees of a correction; never who claimed it, or for which dossier. */
export class OwnedCorrection {
  /** `<registry>.<uuid>` */
  @Matches(/^[A-Za-z-]+\.[0-9a-f-]{36}$/) id: string
  @IsString() number: string
  @IsString() concept: string
  @IsA(() => CorrectedRecord) record: CorrectedRecord
  /** That of the first claim. */
  @IsDefined() claimedValue: unknown
  /** What the claims say is wrong. */
  @IsOptional() heldValue?: unknown
  /** Where the record holds something else by now. */
  @IsOptional() heldNow?: unknown
  /** That of the first claim. */
  @IsString() reason: string
  @IsInt() claims: number
  /** The claims, oldest first, at most 20. */
  @IsListOf(() => CorrectionClaim) claimed: CorrectionClaim[]
  @IsString() openedAt: string
  @IsString() dueAt: string
  /** How sure that deadline is; C is a sample. */
  @IsIn(certainties) dueCertainty: Certainty
  @IsBoolean() overdue: boolean
  @IsIn(correctionStatuses) status: CorrectionStatus
  /** Whether `corrected` changes the record here; otherwise it is changed in the owner's own system first. */
  @IsBoolean() changesRecord: boolean
  @IsOptional() @IsString() decidedAt?: string
  @IsOptional() @IsString() decisionReason?: string
}

export class OwnedCorrectionPage extends Page {
  @IsListOf(() => OwnedCorrection) items: OwnedCorrection[]
}

/** `POST /v1/corrections/{id}/decisions` */
export class DecideCorrection {
  @IsIn(correctionDecisions) decision: CorrectionDecision
  /** Told to whoever claimed it. */
  @IsString() @IsNotEmpty() @MaxLength(1000) reason: string
  /** Of `corrected`: what is right, where that is not what was claimed. */
  @IsOptional() value?: unknown
}

export class DecideCorrectionCommand {
  @IsUUID() correction: string
  @IsA(() => DecideCorrection) body: DecideCorrection
  @IsOptional() @IsA(() => Idempotency) idempotency?: Idempotency
}

/** `POST /v1/correction-decisions`: one decision on up to 50 corrections, each by itself. */
export class DecideCorrections {
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(50) @ArrayUnique() @IsString({ each: true }) ids: string[]
  @IsIn(correctionDecisions) decision: CorrectionDecision
  @IsString() @IsNotEmpty() @MaxLength(1000) reason: string
}

/** What came of one decision of a batch. */
export class CorrectionResult {
  @IsString() id: string
  @IsInt() status: number
  /** Where it was decided. */
  @IsOptional() @IsIn(correctionStatuses) state?: CorrectionStatus
  /** Where it was not. */
  @IsOptional() @IsA(() => Problem) problem?: Problem
}

/** One result for each id, in the order they were named. */
export class CorrectionResults {
  @IsListOf(() => CorrectionResult) items: CorrectionResult[]
}

/** Which claim is meant: by the id the dossier's correction has. */
export class ClaimRef {
  @IsUUID() correctionId: string
}

/** How a claim stands at the registry. */
export class ClaimState {
  @IsString() number: string
  @IsString() dueAt: string
  @IsIn(correctionStatuses) status: CorrectionStatus
  @IsOptional() @IsString() decidedAt?: string
  @IsOptional() @IsString() reason?: string
}

/** A registry took a claim to its books, or decided on it; ids only, the dossier asks for the rest. */
export class CorrectionSettled {
  @IsUUID() correctionId: string
  @IsUUID() dossierId: string
  @Matches(registryIdPattern) registry: RegistryId
  @IsString() at: string
}

/** What each service that hosts registries announces of corrections. */
export const correctionReplies = Object.fromEntries(
  registryServices.map((host): [RegistryService, Facts<CorrectionSettled>] => [
    host,
    facts(`${host}.corrections.v1`, CorrectionSettled),
  ]),
) as Record<RegistryService, Facts<CorrectionSettled>>
