import { IsIn, IsObject, IsOptional, IsString, IsUUID, Matches } from 'class-validator'
import type { Bilingual } from '../language/bilingual.js'
import { IsA, IsBilingual } from '../language/shapes.js'
import { facts, type Facts } from '../messages/message.js'
import { registryIdPattern, registryServices, type RegistryId, type RegistryService } from '../services.js'
import { recordChangeNames, type RecordChangeName } from './record-changes.js'

/** `waiting` until the registry has answered. */
export const outcomeStatuses = ['waiting', 'applied', 'refused'] as const
export type OutcomeStatus = (typeof outcomeStatuses)[number]

/** Why a registry does not make a change: fixed sentences that say what to do, without a value of anybody's record. */
export class OutcomeRefusal {
  @IsString() code: string
  @IsBilingual() message: Bilingual
}

/** Which outcome is meant; its id is that of the signed result. */
export class OutcomeRef {
  @IsUUID() outcomeId: string
  @IsUUID() dossierId: string
}

/** What the registry that makes a change reads of a signed outcome. */
export class SignedOutcome {
  @IsUUID() outcomeId: string
  @IsUUID() dossierId: string
  @IsString() procedure: string
  @Matches(registryIdPattern) registry: RegistryId
  @IsIn(recordChangeNames) change: RecordChangeName
  /** Agency code of the authority that decided. */
  @IsString() authority: string
  /** Its unit, as of the day of the decision. */
  @IsOptional() @IsString() unit?: string
  @IsString() signedAt: string
  /** Of the signed result, in hexadecimal. */
  @IsString() resultSha256: string
  /** By the names of `recordChanges`; what the form left empty is not there. */
  @IsObject() values: Record<string, unknown>
}

/** What a registry did with a signed outcome; ids and fixed sentences only. */
export class OutcomeSettled {
  @IsUUID() outcomeId: string
  @IsUUID() dossierId: string
  @Matches(registryIdPattern) registry: RegistryId
  @IsIn(['applied', 'refused']) status: 'applied' | 'refused'
  @IsString() at: string
  @IsOptional() @IsA(() => OutcomeRefusal) refusal?: OutcomeRefusal
}

/** What each service that hosts registries announces of outcomes. */
export const outcomeReplies = Object.fromEntries(
  registryServices.map((host): [RegistryService, Facts<OutcomeSettled>] => [
    host,
    facts(`${host}.outcomes.v1`, OutcomeSettled),
  ]),
) as Record<RegistryService, Facts<OutcomeSettled>>
