import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
} from 'class-validator'
import { Check } from '../language/errors.js'
import { IsA, IsListOf } from '../language/shapes.js'
import { services } from '../messages/access.js'
import { Actor } from '../messages/actor.js'
import { command, query } from '../messages/message.js'
import { Absence, AnswerRecord, SignatureProof } from '../registries/answers.js'
import { SubjectKeys } from '../registries/questions.js'
import { registryIdPattern, type RegistryId } from '../services.js'
import { Predicate } from './predicates.js'
import { QuotaState } from './quotas.js'

/** Why a concept has no value. */
export const gapKinds = ['unavailable', 'notFound', 'incomplete', 'ambiguous', 'notAnnounced', 'refused'] as const
export type GapKind = (typeof gapKinds)[number]

/**
 * What allows asking about a person: they apply themselves, population links them to the applicant, they consented, or an
 * official attested with a reason that they belong to the dossier.
 */
export const subjectGrounds = ['self', 'linked', 'consent', 'attested'] as const
export type SubjectGround = (typeof subjectGrounds)[number]

/** A person a dossier may ask about, the role they have in the form, and what allows asking about them. */
export class TicketSubject {
  @IsString() role: string
  @IsString() personId: string
  /** Of everyone but the applicant. */
  @IsOptional() @IsIn(subjectGrounds) ground?: SubjectGround
  /** The consent that allows it, where that is the ground. */
  @IsOptional() @IsUUID() consentId?: string
  /** Unit code (today's) of the commune this person resides in, where known: by it their facts are announced and complete. */
  @IsOptional() @IsString() residenceUnit?: string
}

/** Whoever acts for the applicant. */
export class TicketRepresentative {
  @IsString() personId: string
}

/** What `dossiers` states about the dossier a look-up belongs to; only `dossiers` can seal it for the exchange. */
export class DossierTicket {
  @IsUUID() dossierId: string
  @IsString() procedure: string
  @IsBoolean() open: boolean
  /** The class of authority that handles the procedure; agreements are granted to it. */
  @IsString() consumerClass: string
  /** Agency code of the receiving authority, once it is known. */
  @IsOptional() @IsString() authority?: string
  /** Unit code (today's) of the commune where the authority is. */
  @IsOptional() @IsString() authorityUnit?: string
  @IsListOf(() => TicketSubject) subjects: TicketSubject[]
  @IsOptional() @IsA(() => TicketRepresentative) representative?: TicketRepresentative
}

/** One look-up to make. */
export class LookupOrder {
  @IsUUID() lookupId: string
  @Matches(registryIdPattern) registry: RegistryId
  @IsA(() => SubjectKeys) subject: SubjectKeys
  @IsArray() @IsString({ each: true }) concepts: string[]
  @IsIn(['facts', 'match']) mode: 'facts' | 'match'
  /** Questions about concepts among the asked ones, whose values then do not leave the exchange. */
  @IsOptional() @IsListOf(() => Predicate) predicates?: Predicate[]
}

/** All look-ups of one wave of a dossier. */
export class LookupRequest {
  @IsA(() => DossierTicket) ticket: DossierTicket
  @IsListOf(() => LookupOrder) @ArrayMaxSize(100) lookups: LookupOrder[]
  /** Nothing is asked and `lookup_not_covered` told, with every check, unless all of it may be asked. */
  @IsOptional() @IsBoolean() whole?: boolean
}

/** Look-ups nobody makes, and who would. */
export class ExplainRequest extends LookupRequest {
  @IsA(() => Actor) actor: Actor
}

/** What is, or would be, decided on look-ups together. */
export class LookupDecision {
  @IsBoolean() allowed: boolean
  /** Every condition looked at; one that did not hold for some look-up did not hold. */
  @IsListOf(() => Check) checks: Check[]
}

/** How a predicate ended: with an answer, or with a gap where the value is not known. */
export class PredicateAnswer extends Predicate {
  @IsOptional() @IsBoolean() answer?: boolean
  @IsOptional() @IsIn(gapKinds) gap?: GapKind
}

/** The registry's or the exchange's signature over how a look-up ended; `payload` is the signed JSON text. */
export class LookupReceipt {
  /** `registry`: a LookupAnswer. `exchange`: a FailedLookup. */
  @IsIn(['registry', 'exchange']) signer: 'registry' | 'exchange'
  @IsString() payload: string
  @IsA(() => SignatureProof) proof: SignatureProof
}

/** How one look-up ended: records of allowed concepts, and a gap for each concept without a value. */
export class LookupResult {
  @IsUUID() lookupId: string
  @Matches(registryIdPattern) registry: RegistryId
  @IsString() lookedUpAt: string
  @IsListOf(() => AnswerRecord) records: AnswerRecord[]
  @IsListOf(() => Absence) absences: Absence[]
  /** Gap kind by concept. */
  @IsObject() gaps: Record<string, GapKind>
  /** Of the predicates asked, in their order. */
  @IsOptional() @IsListOf(() => PredicateAnswer) predicates?: PredicateAnswer[]
  @IsA(() => LookupReceipt) receipt: LookupReceipt
}

/** The results of a {@link LookupRequest}, in its order. */
export class LookupReply {
  @IsListOf(() => LookupResult) lookups: LookupResult[]
  /** How the office stands to the quotas that count these look-ups; for whoever works for one. */
  @IsOptional() @IsListOf(() => QuotaState) quotas?: QuotaState[]
  /** What was looked at, of a request for all or nothing. */
  @IsOptional() @IsListOf(() => Check) checks?: Check[]
}

/** What the exchange answers. */
export const exchange = {
  /** Decides, asks the registries, verifies, minimises, records, and only then answers. */
  lookup: command('exchange.lookup.v1', LookupRequest, LookupReply, {
    from: ['dossiers'],
    who: [{ roles: ['citizen', 'official', 'head', 'client'] }],
    dossier: '/ticket/dossierId',
  }),
  /** What would be decided, by the same function: asks no registry, takes nothing from a quota, records nothing. */
  explain: query('exchange.explain.v1', ExplainRequest, LookupDecision, services('dossiers')),
} as const
