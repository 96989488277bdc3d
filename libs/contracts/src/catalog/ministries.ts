import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator'
import type { Bilingual } from '../language/bilingual.js'
import { dayPattern, type Validity } from '../language/dates.js'
import { FormFinding } from '../language/finding.js'
import { IsA, IsBilingual, IsListOf } from '../language/shapes.js'
import { anyone, people, services } from '../messages/access.js'
import { Idempotency, KeyedCommand } from '../messages/idempotency.js'
import { command, query } from '../messages/message.js'
import { ListEntries, Page } from '../messages/paging.js'
import { anyConnector, registryServices } from '../services.js'
import { Concept, ConceptPage, conceptTypes, Registry, RegistryKey, sensitivities } from './concept.js'

/** The three cases in which the law lets an office ask for what a database should hold (Nghị quyết 66.7/2025/NQ-CP). */
export const waiverReasons = ['lookupFailed', 'incomplete', 'inaccurate'] as const
export type WaiverReason = (typeof waiverReasons)[number]

const territory = /^(VN|[0-9]{2}|[0-9]{5})$/

/** A text in both languages, neither empty. */
export class BothLanguages {
  @IsString() @Length(1, 500) vi: string
  @IsString() @Length(1, 500) en: string
}

/** What a ministry states of a registry it owns. */
export class RegistryStatement {
  @IsA(() => BothLanguages) name: BothLanguages
  @IsA(() => BothLanguages) shortName: BothLanguages
  @IsString() @Length(1, 300) legalBasis: string
  @IsA(() => BothLanguages) updateCycle: BothLanguages
  @IsInt() @Min(0) @Max(366) updateDays: number
  /** Of its connector; another one takes the place of the first, which then counts for nothing. */
  @IsOptional() @IsA(() => RegistryKey) key?: RegistryKey
}

/** A new registry; its owner is the caller's ministry. */
export class RegisterRegistry {
  @Matches(/^[a-z][A-Za-z]{1,39}$/) id: string
  @IsA(() => BothLanguages) name: BothLanguages
  @IsA(() => BothLanguages) shortName: BothLanguages
  @IsString() @Length(1, 300) legalBasis: string
  @IsA(() => BothLanguages) updateCycle: BothLanguages
  @IsInt() @Min(0) @Max(366) updateDays: number
  /** Of its connector; another one takes the place of the first, which then counts for nothing. */
  @IsOptional() @IsA(() => RegistryKey) key?: RegistryKey
}

export class RegisterRegistryCommand extends RegisterRegistry {
  @IsOptional() @IsA(() => Idempotency) idempotency?: Idempotency
}

export class ChangeRegistryCommand {
  @IsString() registry: string
  @IsA(() => RegistryStatement) body: RegistryStatement
}

/** A new concept of the dictionary; its trusted source is the registry in the address. */
export class RegisterConcept {
  @Matches(/^[a-z][A-Za-z]*(\.[a-z][A-Za-z]*)+$/) id: string
  @IsA(() => BothLanguages) name: BothLanguages
  @IsOptional() @IsArray() @ArrayMaxSize(100) @IsString({ each: true }) labels?: string[]
  @IsIn(conceptTypes) type: Concept['type']
  @IsOptional() @IsString() @Length(1, 20) unit?: string
  @IsString() @Length(1, 40) record: string
  @IsIn(sensitivities) sensitivity: Concept['sensitivity']
  @IsString() @Length(1, 300) legalBasis: string
}

export class RegisterConceptCommand extends KeyedCommand {
  @IsString() registry: string
  @IsA(() => RegisterConcept) body: RegisterConcept
}

/** A form a change of announcements touches: it asks what is announced, or would begin to ask. */
export class AffectedForm {
  @IsString() procedure: string
  @IsString() formVersion: string
  @IsListOf(() => FormFinding) findings: FormFinding[]
  /** The version of the draft with every certain repair applied. */
  @IsOptional() @IsString() draftVersion?: string
}

/** A registry as it was stated, with the forms that are touched. */
export class StatedRegistry extends Registry {
  @IsListOf(() => AffectedForm) affected: AffectedForm[]
}

/** A concept as it was stated, with the forms that are touched. */
export class StatedConcept extends Concept {
  @IsListOf(() => AffectedForm) affected: AffectedForm[]
}

/** What "for a territory" is measured by. */
export const announcementBases = ['authority', 'residence', 'record'] as const
export type AnnouncementBasis = (typeof announcementBases)[number]

/** The owner's dated statement that a concept may replace paper, for a territory. */
export class Announcement {
  @IsString() id: string
  @IsString() concept: string
  /** `VN`, or today's unit code of a province or commune. */
  @Matches(territory) territory: string
  @IsIn(announcementBases) basis: AnnouncementBasis
  /** Vietnamese days, both inclusive. */
  @Matches(dayPattern) from: string
  @IsOptional() @Matches(dayPattern) to?: string
  @IsString() legalBasis: string
  /** The owner states that the registry is complete here: no record then means there is none. */
  @IsBoolean() complete: boolean
}

export class AnnouncementPage extends Page {
  @IsListOf(() => Announcement) items: Announcement[]
}

/** An announcement as it was stated or ended, with the forms that are touched. */
export class StatedAnnouncement extends Announcement {
  @IsListOf(() => AffectedForm) affected: AffectedForm[]
}

/** The owner's statement that a concept may replace paper, from a day on. */
export class Announce {
  @IsString() concept: string
  @Matches(territory) territory: string
  @IsIn(announcementBases) basis: AnnouncementBasis
  @Matches(dayPattern) from: string
  @IsOptional() @IsString() @Length(1, 300) legalBasis?: string
  @IsOptional() @IsBoolean() complete?: boolean
}

export class AnnounceCommand extends KeyedCommand {
  @IsString() registry: string
  @IsA(() => Announce) body: Announce
}

/** Ends what was announced for a concept and a territory. */
export class Retract {
  @IsString() concept: string
  @Matches(territory) territory: string
}

export class RetractCommand {
  @IsString() registry: string
  @IsA(() => Retract) body: Retract
}

/** The registry whose lists are wanted, and which page of them. */
export class OfRegistry extends ListEntries {
  @IsString() registry: string
}

/** A dated permission to ask for an announced concept all the same, where the authority is; everyone may read it. */
export class Waiver {
  @IsString() id: string
  @IsString() procedure: string
  @IsString() concept: string
  @IsIn(waiverReasons) reason: WaiverReason
  /** What the citizen reads beside the question. */
  @IsBilingual() explanation: Bilingual
  @IsString() legalBasis: string
  /** Vietnamese days, both inclusive. */
  @IsString() from: string
  @IsString() until: string
  /** Agency code of the authority that granted it. */
  @IsString() authority: string
  /** Where it holds: the unit code of that authority, `VN` for a ministry's. */
  @IsString() territory: string
  @IsString() grantedBy: string
  @IsString() grantedAt: string
}

/** The days an announcement or a waiver holds on; in them and over HTTP these are called `from` and `to` or `until`. */
export function validityOf(stated: Pick<Announcement, 'from' | 'to'> | Pick<Waiver, 'from' | 'until'>): Validity {
  return { validFrom: stated.from, validTo: 'until' in stated ? stated.until : stated.to }
}

export class WaiverPage extends Page {
  @IsListOf(() => Waiver) items: Waiver[]
}

/** A waiver as it was granted, with the forms that are touched. */
export class GrantedWaiver extends Waiver {
  @IsListOf(() => AffectedForm) affected: AffectedForm[]
}

/** A dated permission to ask for an announced concept all the same. */
export class GrantWaiver {
  @IsString() @Length(1, 20) procedure: string
  @IsString() @Length(1, 100) concept: string
  @IsIn(waiverReasons) reason: WaiverReason
  @IsA(() => BothLanguages) explanation: BothLanguages
  @IsString() @Length(1, 300) legalBasis: string
  @IsOptional() @Matches(dayPattern) from?: string
  @Matches(dayPattern) until: string
}

export class GrantWaiverCommand extends GrantWaiver {
  @IsOptional() @IsA(() => Idempotency) idempotency?: Idempotency
}

/** Which registry is meant. */
export class RegistryRef {
  @IsString() registry: string
}

/** Who owns a registry, as the registry itself asks when somebody wants to act for its owner, and by what its connector is known. */
export class RegistryOwner {
  /** Agency code. */
  @IsString() owner: string
  /** Of its connector, where it joined at run time. */
  @IsOptional() @IsA(() => RegistryKey) key?: RegistryKey
}

/** Only the ministry that owns the registry. */
const owner = people({ roles: ['ministry'], relations: ['owner'] })

/** What the catalogue answers to ministries and those who grant waivers. */
export const ministries = {
  register: command(
    'catalog.register-registry.v1',
    RegisterRegistryCommand,
    StatedRegistry,
    people({ roles: ['ministry'], relations: ['ministry'] }),
  ),
  change: command('catalog.change-registry.v1', ChangeRegistryCommand, StatedRegistry, owner),
  concepts: query('catalog.registry-concepts.v1', OfRegistry, ConceptPage, anyone),
  addConcept: command('catalog.register-concept.v1', RegisterConceptCommand, StatedConcept, owner),
  announcements: query('catalog.announcements.v1', OfRegistry, AnnouncementPage, anyone),
  announce: command('catalog.announce.v1', AnnounceCommand, StatedAnnouncement, owner),
  retract: command('catalog.retract.v1', RetractCommand, StatedAnnouncement, owner),
  impact: query('catalog.retraction-impact.v1', RetractCommand, StatedAnnouncement, owner),
  owner: query(
    'catalog.registry-owner.v1',
    RegistryRef,
    RegistryOwner,
    services('gateway', ...registryServices, anyConnector),
  ),
  waivers: query('catalog.waivers.v1', ListEntries, WaiverPage, anyone),
  waive: command(
    'catalog.waive.v1',
    GrantWaiverCommand,
    GrantedWaiver,
    people({ roles: ['official', 'head'], permissions: ['waive'], relations: ['authority'] }),
  ),
} as const
