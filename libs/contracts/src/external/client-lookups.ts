import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
} from 'class-validator'
import { personNamePattern } from '#vietnam/names'
import { FieldSource } from '../dossiers/snapshot.js'
import { gapKinds, LookupDecision, type GapKind } from '../exchange/lookups.js'
import { Predicate, predicateOps, type PredicateOp } from '../exchange/predicates.js'
import { QuotaState } from '../exchange/quotas.js'
import type { Bilingual } from '../language/bilingual.js'
import { partialDatePattern } from '../language/dates.js'
import { IsA, IsBilingual, IsListOf } from '../language/shapes.js'
import { people } from '../messages/access.js'
import { KeyedCommand } from '../messages/idempotency.js'
import { command, query } from '../messages/message.js'
import { qualities, type Quality } from '../registries/answers.js'
import { registryIdPattern, type RegistryId } from '../services.js'
import { ofClient } from './external-dossiers.js'

/** Whom a look-up is about: one of the people of the dossier; a name or birth date that is given must be theirs. */
export class LookupSubject {
  @IsString() @Matches(/^\d{12}$/) personId: string
  @IsOptional() @IsString() @Matches(personNamePattern) @MaxLength(100) fullName?: string
  @IsOptional() @IsString() @Matches(partialDatePattern) birthDate?: string
}

/** `POST /v1/lookups`. Without concepts and predicates, all concepts the agreements give are asked. */
export class AskLookups {
  @IsString() @MaxLength(60) dossierCode: string
  @IsA(() => LookupSubject) subject: LookupSubject
  @IsOptional()
  @IsArray()
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique()
  concepts?: string[]
  /** One for each concept, and none for a concept whose value is asked. */
  @IsOptional() @IsListOf(() => Predicate) @ArrayMinSize(1) @ArrayMaxSize(20) predicates?: Predicate[]
}

/** The look-ups of a client; `dossier` is the id the gateway derives from the code. */
export class AskLookupsCommand extends KeyedCommand {
  @IsUUID() dossier: string
  @IsA(() => AskLookups) body: AskLookups
}

/** Why a concept has no answer, and in words. */
export class LookupGap {
  @IsIn(gapKinds) kind: GapKind
  @IsBilingual() message: Bilingual
}

/** What a predicate compared with. */
export class AskedPredicate {
  @IsIn(predicateOps) op: PredicateOp
  @IsOptional() value?: unknown
}

/**
 * One concept's answer; of a kind of which there are several records, one of each record. `notApplicable`: nobody has it, as
 * the spouse of the unmarried. Of a predicate, `value` says whether it holds, and nothing else is told.
 */
export class LookupAnswerOf {
  @IsString() concept: string
  @IsIn(['provided', 'gap', 'notApplicable']) status: 'provided' | 'gap' | 'notApplicable'
  @IsOptional() value?: unknown
  /** The owner states that there is none; `value` is null. */
  @IsOptional() @IsBoolean() absent?: boolean
  @IsOptional() @IsIn(qualities) quality?: Quality
  @IsOptional() @IsA(() => FieldSource) source?: FieldSource
  /** Names the record within its registry, where there are several; never a personal id. */
  @IsOptional() @IsString() record?: string
  @IsOptional() @IsA(() => AskedPredicate) predicate?: AskedPredicate
  @IsOptional() @IsA(() => LookupGap) gap?: LookupGap
}

/** One look-up: what one registry answered. */
export class ClientLookup {
  @IsUUID() lookupId: string
  @IsString() dossierCode: string
  @Matches(registryIdPattern) registry: RegistryId
  @IsString() lookedUpAt: string
  @IsListOf(() => LookupAnswerOf) answers: LookupAnswerOf[]
  /** A compact JWS (RFC 7515, EdDSA) over all of this; its key is among those of `GET /v1/keys`. */
  @IsString() receipt: string
}

export class ClientLookups {
  @IsListOf(() => ClientLookup) lookups: ClientLookup[]
}

/** Look-ups as they were made; the quotas are told in the fields `RateLimit-Policy` and `RateLimit`. */
export class MadeLookups extends ClientLookups {
  @IsOptional() @IsListOf(() => QuotaState) quotas?: QuotaState[]
}

export class ClientLookupRef {
  @IsString() @MaxLength(100) lookupId: string
}

/** Look-ups other systems make for their own dossiers. */
export const clientLookups = {
  make: command('dossiers.lookUp.v1', AskLookupsCommand, MadeLookups, { ...ofClient, handsOn: ['exchange'] }),
  explain: query('dossiers.explainLookup.v1', AskLookupsCommand, LookupDecision, ofClient),
  get: query('dossiers.lookup.v1', ClientLookupRef, ClientLookup, people({ roles: ['client'] })),
} as const
