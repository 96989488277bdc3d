import { IsIn, IsInt, IsOptional, IsString, Length, Matches, Min } from 'class-validator'
import { dayPattern } from '../language/dates.js'
import { IsA } from '../language/shapes.js'
import { anyone, people } from '../messages/access.js'
import { KeyedCommand } from '../messages/idempotency.js'
import { ask } from '../messages/message.js'
import { Items, ListEntries } from '../messages/paging.js'
import type { Authority } from './authority.js'
import { ByCode, Item } from './queries.js'

const classes = ['ministry', 'provinceOffice', 'communeOffice'] as const

export const proposalDecisions = ['approve', 'reject'] as const
export type ProposalDecision = (typeof proposalDecisions)[number]

/** What is proposed beside the concepts, which the form's bindings name. */
export class ProposeAgreements {
  @IsOptional() @IsIn(classes) consumerClass?: Agreement['consumerClass']
  @IsOptional() @IsString() @Length(1, 300) legalBasis?: string
  @IsOptional() @IsInt() @Min(1) quotaPerDay?: number
  @IsOptional() @Matches(dayPattern) validFrom?: string
}

export class ProposeAgreementsCommand extends KeyedCommand {
  @IsString() procedure: string
  @IsA(() => ProposeAgreements) body: ProposeAgreements
}

/** The owner's answer to a proposal. */
export class DecideOnAgreement {
  @IsIn(proposalDecisions) decision: ProposalDecision
  @IsString() @Length(1, 500) reason: string
}

export class DecideOnAgreementCommand extends KeyedCommand {
  @IsString() id: string
  @IsA(() => DecideOnAgreement) body: DecideOnAgreement
}

/** Agreements, from a form's bindings to the owner's answer. */
export const agreements = {
  list: ask('catalog.agreements.v1', ListEntries, Items, anyone),
  get: ask('catalog.agreement.v1', ByCode, Item, anyone),
  propose: ask(
    'catalog.propose-agreements.v1',
    ProposeAgreementsCommand,
    Items,
    people({ roles: ['ministry'], relations: ['responsible'] }),
  ),
  decide: ask(
    'catalog.decide-on-agreement.v1',
    DecideOnAgreementCommand,
    Item,
    people({ roles: ['ministry'], relations: ['owner'] }),
  ),
} as const

/** Consumer class × procedure × concepts × legal basis × quota × validity. */
export interface Agreement {
  id: string
  consumerClass: Authority['consumerClass']
  procedure: string
  concepts: string[]
  legalBasis: string
  /** Look-ups a Vietnamese day for the whole class; none means unlimited. */
  quotaPerDay?: number
  validFrom: string
  validTo?: string
}

/** An agreement that is not in force before the ministry that owns its concepts has accepted it. */
export interface AgreementProposal extends Agreement {
  /** Agency code of the ministry that owns every concept of it, and decides. */
  owner: string
  /** The version of the form it was read from. */
  formVersion: string
  status: 'proposed' | 'approved' | 'rejected'
  /** Agency code of the ministry that proposed it. */
  proposedBy: string
  proposedAt: string
  decidedAt?: string
  reason?: string
}
