import { IsArray, IsIn, IsInt, IsOptional, IsString, Min } from 'class-validator'
import type { Bilingual } from '../language/bilingual.js'
import { certainties, type Certainty } from '../language/certainty.js'
import { IsA, IsBilingual, IsListOf } from '../language/shapes.js'

/** The ways a dossier comes in. */
export const channels = ['online', 'counter', 'post'] as const
export type Channel = (typeof channels)[number]

export const deadlineUnits = ['workingDay', 'day', 'hour', 'month'] as const
export type DeadlineUnit = (typeof deadlineUnits)[number]

export class Deadline {
  @IsInt() @Min(0) amount: number
  @IsIn(deadlineUnits) unit: DeadlineUnit
}

/** How far one thing that is said about the law is established, and by which source. */
export class Statement {
  @IsIn(certainties) certainty: Certainty
  /** Id of a {@link LegalSource}. */
  @IsString() source: string
  /** Where within it: an article, a step, a case. */
  @IsOptional() @IsString() place?: string
}

/** Who handles a procedure, always or in one of its cases. */
export class HandlerStatement extends Statement {
  @IsBilingual() handler: Bilingual
  /** The case; none where it is the only handler. */
  @IsOptional() @IsBilingual() when?: Bilingual
  /** The class of the offices that handle it, as agreements name them. */
  @IsString() by: string
  /** No office here is of that class: the dossier is handed in there, or a receiving office passes it on. */
  @IsOptional() @IsIn([true]) outside?: true
  /** What the product can say of the case, and what it leaves to the office. */
  @IsOptional() @IsBilingual() note?: Bilingual
}

/** How long a procedure takes, always or in one of its cases. */
export class DeadlineStatement extends Statement {
  @IsInt() @Min(0) amount: number
  @IsIn(deadlineUnits) unit: DeadlineUnit
  /** By which channels the dossier came in; a variant with neither channels nor a case is the one that always applies. */
  @IsOptional() @IsArray() @IsIn(channels, { each: true }) channels?: Channel[]
  /** A case that an official has to see: it is told, and never applied by itself. */
  @IsOptional() @IsBilingual() when?: Bilingual
  /** What it is counted from, where that is not the reception. */
  @IsOptional() @IsBilingual() from?: Bilingual
}

/** One of the ways a procedure is handed in. */
export class ChannelStatement extends Statement {
  @IsIn(channels) channel: Channel
}

/** Who pays nothing, and by which paper or fact that is shown. */
export class FeeExemption extends Statement {
  @IsBilingual() who: Bilingual
  @IsBilingual() proof: Bilingual
}

/** A result a procedure issues. */
export class ResultStatement extends Statement {
  @IsString() code: string
  @IsBilingual() name: Bilingual
}

/** What is known of a procedure from the law, each part with its certainty and its source. */
export class ProcedureLaw {
  /** The title as the national portal has it; the short name stands beside it. */
  @IsString() officialName: string
  @IsA(() => Statement) name: Statement
  @IsListOf(() => HandlerStatement) handlers: HandlerStatement[]
  @IsListOf(() => DeadlineStatement) deadlines: DeadlineStatement[]
  /** The rule of 15:00, where the procedure has it. */
  @IsOptional() @IsA(() => Statement) afternoonRule?: Statement
  @IsListOf(() => ChannelStatement) channels: ChannelStatement[]
  @IsOptional() @IsListOf(() => FeeExemption) exemptions?: FeeExemption[]
  @IsListOf(() => ResultStatement) results: ResultStatement[]
  @IsListOf(() => Statement) bases: Statement[]
}

/**
 * The deadline of a dossier that came in by a channel: of the variants that name no case the one for the channel, or the
 * one for all. Undefined where none applies.
 */
export function deadlineBy(deadlines: readonly DeadlineStatement[], channel: Channel): DeadlineStatement | undefined {
  const certain = deadlines.filter(({ when }) => !when)
  return certain.find((each) => each.channels?.includes(channel)) ?? certain.find((each) => !each.channels)
}

/** The least established of several statements. */
export function weakest(statements: readonly Pick<Statement, 'certainty'>[]): Certainty {
  return statements.reduce<Certainty>((least, { certainty }) => (certainty > least ? certainty : least), 'A')
}
