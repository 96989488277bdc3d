import { IsArray, IsBoolean, IsIn, IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator'
import { OfficeNamed } from '../catalog/authority.js'
import { certainties, type Certainty } from '../language/certainty.js'
import { OrNull } from '../language/nullable.js'
import { IsA } from '../language/shapes.js'

/** An office that is asked agrees, disagrees, or says what is needed before it can. */
export const opinionDecisions = ['agree', 'disagree', 'needs'] as const
export type OpinionDecision = (typeof opinionDecisions)[number]

/** `ended`: the dossier was decided, withdrawn or stopped before the office answered. */
export const opinionStates = ['open', 'given', 'ended'] as const
export type OpinionState = (typeof opinionStates)[number]

/** The opinion of an office. */
export class GivenOpinion {
  @IsIn(opinionDecisions) decision: OpinionDecision
  @IsString() @IsNotEmpty() @MaxLength(4000) text: string
}

/** An opinion with who gave it, by name, and when. */
export class OpinionAnswer extends GivenOpinion {
  @IsString() at: string
  @IsString() by: string
}

/** An inquiry: a case of its own below a dossier, with its own number and clock. */
export class OpinionItem {
  @IsUUID() id: string
  /** `<code of the dossier>-YK<n>`; the form is a sample (certainty C). */
  @IsString() number: string
  @IsA(() => OfficeNamed) from: OfficeNamed
  @IsA(() => OfficeNamed) to: OfficeNamed
  @IsString() askedAt: string
  /** By the days of the office that is asked. */
  @IsString() dueAt: string
  /** How sure the period is; C is a sample. */
  @IsIn(certainties) dueCertainty: Certainty
  @IsIn(opinionStates) state: OpinionState
  /** It is open and past its due date, or was answered after it. */
  @IsBoolean() isLate: boolean
  @OrNull() @IsString() endedAt: string | null
}

/** An inquiry as the readers of its dossier see it. */
export class OpinionView extends OpinionItem {
  /** The places of the form and the attachments the office that is asked may read while it is open. */
  @IsArray() @IsString({ each: true }) fields: string[]
  @IsArray() @IsUUID(undefined, { each: true }) attachments: string[]
  /** To officials. */
  @IsOptional() @IsString() question?: string
  @IsOptional() @IsString() askedBy?: string
  @IsOptional() @IsA(() => OpinionAnswer) answer?: OpinionAnswer
}

/** An inquiry that a dossier in a list waits for. */
export class OpinionWaited {
  @IsA(() => OfficeNamed) to: OfficeNamed
  @IsString() dueAt: string
  @IsBoolean() isLate: boolean
}
