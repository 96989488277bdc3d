import {
  ArrayMaxSize,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator'
import type { Bilingual } from '../language/bilingual.js'
import { instantPattern } from '../language/dates.js'
import { OrNull } from '../language/nullable.js'
import { IsA, IsBilingual, IsListOf } from '../language/shapes.js'
import { anyone } from '../messages/access.js'
import { query } from '../messages/message.js'

/** What a period is counted in. */
export const periodUnits = ['workingDay', 'workingHour', 'calendarDay', 'month'] as const
export type PeriodUnit = (typeof periodUnits)[number]

/** What the clock reads of a dossier's history. */
export const clockEventTypes = [
  'supplementRequested',
  'supplementReceived',
  'paymentRequested',
  'paymentReceived',
  'stopped',
  'resumed',
] as const
export type ClockEventType = (typeof clockEventTypes)[number]

/** What was wrong with a dossier: after `incomplete` the period begins again, after `incorrect` it continues. */
export const supplementReasons = ['incorrect', 'incomplete'] as const
export type SupplementReason = (typeof supplementReasons)[number]

/** Why a day counts or does not. */
export const dayReasons = [
  'workingDay', 'calendarDay', 'receiptDay', 'afterCutoff', 'weekend', 'holiday', 'provinceDayOff', 'makeUpDay',
  'supplement', 'payment', 'stopped', 'restartDay', 'beforeRestart', 'moved', 'outsideHours',
] as const // prettier-ignore
export type DayReason = (typeof dayReasons)[number]

/** One day from receipt to due. */
export class ExplainedDay {
  /** `YYYY-MM-DD` */
  @IsString() date: string
  @IsBoolean() counted: boolean
  /** Of a day that counts: which one of the period it is. */
  @IsOptional() @IsInt() n?: number
  /** Of a day on which working hours count. */
  @IsOptional() @IsInt() minutes?: number
  @IsIn(dayReasons) why: DayReason
  /** Of a holiday, and of a day off of the province. */
  @IsOptional() @IsBilingual() name?: Bilingual
}

/** When a dossier is due, and why then. */
export class DueView {
  /** ISO 8601; null before the submission and while the clock stands. After the end it stays what it was. */
  @OrNull() @IsString() at: string | null
  /** Every day from receipt to due, once. */
  @IsListOf(() => ExplainedDay) explanation: ExplainedDay[]
}

/** How long an office has; 0 days mean "within the day". */
export class ClockPeriod {
  @IsInt() @Min(0) @Max(10_000) amount: number
  @IsIn(periodUnits) unit: PeriodUnit
}

/** One event; `ref` joins a request and its answer. */
export class ClockEvent {
  @IsIn(clockEventTypes) type: ClockEventType
  @Matches(instantPattern) at: string
  @IsString() @IsNotEmpty() @MaxLength(100) ref: string
  /** Of a request for a supplement; `incorrect` where it is not given. */
  @IsOptional() @IsIn(supplementReasons) reason?: SupplementReason
}

/** `POST /v1/clock/simulations` */
export class SimulateClock {
  @IsA(() => ClockPeriod) period: ClockPeriod
  @Matches(instantPattern) receivedAt: string
  /** In the order of time. */
  @IsOptional() @ArrayMaxSize(100) @IsListOf(() => ClockEvent) events?: ClockEvent[]
  /** Today's code of the province whose own days off count. */
  @IsOptional() @Matches(/^[0-9]{2}$/) province?: string
  /** Whether what comes after 15:00 counts as received the next working day; true where it is not given. */
  @IsOptional() @IsBoolean() afternoonRule?: boolean
}

/** `POST /v1/dossiers/{id}/due-simulation` */
export class SimulateDue {
  /** When the answer would come. */
  @Matches(instantPattern) answeredAt: string
  /** When a supplement would be asked for, where nothing is asked for now; now where it is not given. */
  @IsOptional() @Matches(instantPattern) askedAt?: string
  @IsOptional() @IsIn(supplementReasons) reason?: SupplementReason
}

/** What a history comes to by the defaults of the clock. */
export class SimulatedDue {
  /** ISO 8601; null while a wait lasts. */
  @OrNull() @IsString() due: string | null
  @IsListOf(() => ExplainedDay) explanation: ExplainedDay[]
}

/** The legal clock, for anyone. */
export const clock = {
  simulate: query('dossiers.simulate-clock.v1', SimulateClock, SimulatedDue, anyone),
} as const
