import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator'
import { dayPattern } from '../language/dates.js'
import { IsA, IsListOf } from '../language/shapes.js'
import { anyone, people } from '../messages/access.js'
import { KeyedCommand } from '../messages/idempotency.js'
import { command, query } from '../messages/message.js'
import { ListEntries, Page } from '../messages/paging.js'
import { consumerClasses, type ConsumerClass } from './authority.js'
import { ByCode } from './queries.js'

/**
 * `approve`, `reject`: of a proposal. `suspend`, `resume`, `revoke`: of what is agreed on, for the decider's own concepts.
 * `setQuota`: of what is agreed on, for each office and the whole agreement; of several owners' quotas the smallest holds.
 */
export const agreementDecisions = ['approve', 'reject', 'suspend', 'resume', 'revoke', 'setQuota'] as const
export type AgreementDecisionName = (typeof agreementDecisions)[number]

/** The largest quota: nine digits, which the fields of a reply can say. */
const mostLookups = 999_999_999

/** What is proposed; the concepts are those the form in force reads and no agreement gives yet, unless some are named. */
export class ProposeAgreements {
  @IsString() @Length(1, 100) procedure: string
  /** Concepts that are wanted, each of which the form reads. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsString({ each: true })
  concepts?: string[]
  @IsOptional() @IsIn(consumerClasses) consumerClass?: ConsumerClass
  @IsOptional() @IsString() @Length(1, 300) legalBasis?: string
  @IsOptional() @IsInt() @Min(1) @Max(mostLookups) quotaPerDay?: number
  @IsOptional() @Matches(dayPattern) validFrom?: string
  /** The last day. */
  @IsOptional() @Matches(dayPattern) validTo?: string
}

export class ProposeAgreementsCommand extends KeyedCommand {
  @IsA(() => ProposeAgreements) body: ProposeAgreements
}

/** The owner's answer to a proposal, or its change of what is agreed on. */
export class DecideOnAgreement {
  @IsIn(agreementDecisions) decision: AgreementDecisionName
  @IsString() @Length(1, 500) reason: string
  /** With `setQuota`: look-ups a day for each office from now on; without it there is no limit any more. */
  @IsOptional() @IsInt() @Min(1) @Max(mostLookups) quotaPerDay?: number
}

export class DecideOnAgreementCommand extends KeyedCommand {
  @IsString() id: string
  @IsA(() => DecideOnAgreement) body: DecideOnAgreement
}

/** Concepts their owner gives no more under an agreement: for now, or for good. */
export class WithheldConcepts {
  /** Agency code of the ministry that owns them. */
  @IsString() owner: string
  @IsArray() @IsString({ each: true }) concepts: string[]
  @IsIn(['suspended', 'revoked']) state: 'suspended' | 'revoked'
  @IsString() since: string
  @IsString() reason: string
}

/** One decision about an agreement, for everyone to read. */
export class AgreementDecided {
  @IsIn(agreementDecisions) decision: AgreementDecisionName
  /** Agency code of the ministry that decided. */
  @IsString() by: string
  @IsString() at: string
  @IsString() reason: string
  /** Of `setQuota`; missing where it lifted the limit. */
  @IsOptional() @IsInt() @Min(1) quotaPerDay?: number
}

/** How much one owner of several lets an office look up in a day. */
export class OwnersQuota {
  /** Agency code of the ministry. */
  @IsString() owner: string
  /** Missing where it sets no limit. */
  @IsOptional() @IsInt() @Min(1) quotaPerDay?: number
}

/** Consumer class × procedure × concepts × legal basis × quota × validity. */
export class Agreement {
  @IsString() id: string
  @IsIn(consumerClasses) consumerClass: ConsumerClass
  @IsString() procedure: string
  @IsArray() @IsString({ each: true }) concepts: string[]
  @IsString() legalBasis: string
  /** Look-ups a Vietnamese day for each office of the class; none means unlimited. */
  @IsOptional() @IsInt() @Min(1) quotaPerDay?: number
  /** Of several owners what each allows, once one has set it; `quotaPerDay` is the smallest of them. */
  @IsOptional() @IsListOf(() => OwnersQuota) quotas?: OwnersQuota[]
  @Matches(dayPattern) validFrom: string
  @IsOptional() @Matches(dayPattern) validTo?: string
  /** What owners gave before and do not now; not among `concepts`. */
  @IsOptional() @IsListOf(() => WithheldConcepts) withheld?: WithheldConcepts[]
  /** The decisions about it, oldest first. */
  @IsOptional() @IsListOf(() => AgreementDecided) decisions?: AgreementDecided[]
}

/** `suspended`, `revoked`: every owner withholds its concepts. `expired`: its last day has passed. */
export const agreementStates = ['proposed', 'approved', 'rejected', 'suspended', 'revoked', 'expired'] as const
export type AgreementState = (typeof agreementStates)[number]

/** An agreement that is not in force before the ministry that owns its concepts has accepted it. */
export class AgreementProposal extends Agreement {
  /** Agency code of the ministry that owns every concept of it, and decides. */
  @IsString() owner: string
  /** The version of the form it was read from. */
  @IsString() formVersion: string
  @IsIn(agreementStates) status: AgreementState
  /** Agency code of the ministry that proposed it. */
  @IsString() proposedBy: string
  @IsString() proposedAt: string
  @IsOptional() @IsString() decidedAt?: string
  @IsOptional() @IsString() reason?: string
}

/** How an agreement stands; what was never a proposal has `status` only beside the agreement itself. */
export class AgreementView extends Agreement {
  @IsIn(agreementStates) status: AgreementState
  @IsOptional() @IsString() owner?: string
  @IsOptional() @IsString() formVersion?: string
  @IsOptional() @IsString() proposedBy?: string
  @IsOptional() @IsString() proposedAt?: string
  @IsOptional() @IsString() decidedAt?: string
  @IsOptional() @IsString() reason?: string
  /** Of a proposal to renew it: what is in force meanwhile. */
  @IsOptional() @IsA(() => Agreement) inForce?: Agreement
}

export class AgreementPage extends Page {
  @IsListOf(() => AgreementView) items: AgreementView[]
}

/** What was proposed, one proposal for each owner. */
export class ProposedAgreements extends Page {
  @IsListOf(() => AgreementProposal) items: AgreementProposal[]
}

/** Agreements, from a form's bindings to the owner's answer. */
export const agreements = {
  list: query('catalog.agreements.v1', ListEntries, AgreementPage, anyone),
  get: query('catalog.agreement.v1', ByCode, AgreementView, anyone),
  propose: command(
    'catalog.propose-agreements.v1',
    ProposeAgreementsCommand,
    ProposedAgreements,
    people({ roles: ['ministry'], relations: ['responsible'] }),
  ),
  decide: command(
    'catalog.decide-on-agreement.v1',
    DecideOnAgreementCommand,
    AgreementView,
    people({ roles: ['ministry'], relations: ['owner'] }),
  ),
} as const
