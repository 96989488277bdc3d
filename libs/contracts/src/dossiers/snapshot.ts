import { IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Matches } from 'class-validator'
import { certainties, type Certainty } from '../language/certainty.js'
import type { FallbackWay } from '../catalog/form.js'
import { gapKinds, type GapKind } from '../exchange/lookups.js'
import { QuotaState } from '../exchange/quotas.js'
import type { Bilingual } from '../language/bilingual.js'
import { IsA, IsBilingual, IsListOf } from '../language/shapes.js'
import { qualities, type Quality } from '../registries/answers.js'
import { registryIdPattern, type RegistryId } from '../services.js'

/** Where a value comes from. */
export class FieldSource {
  @Matches(registryIdPattern) registry: RegistryId
  @IsBilingual() registryName: Bilingual
  @IsString() attribute: string
  @IsString() recordDate: string
  @IsString() lookedUpAt: string
  @IsUUID() lookupId: string
}

export class FieldGap {
  @IsIn(gapKinds) kind: GapKind
  @IsUUID() lookupId: string
  @IsIn(['ask', 'askWithEvidence']) fallback: FallbackWay
  @IsBilingual() message: Bilingual
}

export const notAskedKinds = [
  'notNamed',
  'notLinked',
  'sameAsOther',
  'consentNeeded',
  'consentWaiting',
  'consentRefused',
  'consentExpired',
  'representationUnverified',
] as const

/** Why nobody was asked about a person, so that their fields stay to be answered by hand. */
export class NotAsked {
  @IsIn(notAskedKinds) kind: (typeof notAskedKinds)[number]
  @IsString() role: string
  @IsBilingual() message: Bilingual
  @IsOptional() @IsUUID() consentId?: string
}

export class FieldChoice {
  @IsString() key: string
  @IsString() label: string
}

/** One field of a snapshot. */
export class SnapshotField {
  @IsString() path: string
  @IsOptional() @IsString() concept?: string
  /** Of a gap or a question: the registry that keeps the concept; a value names it in its source. */
  @IsOptional() @IsString() registry?: string
  @IsIn(['provided', 'gap', 'ask']) status: 'provided' | 'gap' | 'ask'
  @IsOptional() value?: unknown
  @IsOptional() @IsBoolean() absent?: boolean
  @IsOptional() @IsIn(qualities) quality?: Quality
  @IsOptional() @IsA(() => FieldSource) source?: FieldSource
  @IsOptional() @IsArray() @IsString({ each: true }) derivedFrom?: string[]
  /** Of a value that was worked out by a limit: how sure it is that the law sets this limit; C is a sample. */
  @IsOptional() @IsIn(certainties) certainty?: Certainty
  @IsBoolean() editable: boolean
  @IsOptional() @IsA(() => FieldGap) gap?: FieldGap
  @IsOptional() @IsA(() => NotAsked) notAsked?: NotAsked
  @IsOptional() @IsListOf(() => FieldChoice) choices?: FieldChoice[]
}

export class SnapshotSummary {
  @IsInt() total: number
  @IsInt() reused: number
  @IsInt() asked: number
  @IsInt() gaps: number
  @IsInt() papersAvoided: number
}

/** What the look-ups of a dossier returned, field by field. */
export class SnapshotView {
  @IsUUID() snapshotId: string
  @IsListOf(() => SnapshotField) fields: SnapshotField[]
  @IsA(() => SnapshotSummary) summary: SnapshotSummary
}

/** What a prefill comes to; how the office stands to its quotas is told in the fields `RateLimit-Policy` and `RateLimit`. */
export class PrefilledSnapshot extends SnapshotView {
  @IsOptional() @IsListOf(() => QuotaState) quotas?: QuotaState[]
}
