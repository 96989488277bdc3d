import { IsBoolean, IsIn, IsInt, IsNumber, IsOptional, IsString, Matches, MaxLength } from 'class-validator'
import type { Bilingual } from '../language/bilingual.js'
import { dayPattern } from '../language/dates.js'
import { OrNull } from '../language/nullable.js'
import { IsA, IsBilingual, IsListOf } from '../language/shapes.js'
import type { Access } from '../messages/access.js'
import { query } from '../messages/message.js'
import { ListEntries, Page } from '../messages/paging.js'

export const measureGroups = ['authority', 'procedure', 'day', 'cause'] as const
export type MeasureGroup = (typeof measureGroups)[number]

/** To what the delay of a late dossier is put down, by a rule that is a convention of this system. */
export const delayCauses = ['database', 'citizen', 'official'] as const
export type DelayCause = (typeof delayCauses)[number]

/** Heads, about their own authority and those below it. */
const heads: Access = { from: ['gateway'], who: [{ roles: ['head'], ownAuthority: ['/authority'] }] }

/** Whose dossiers, of which period of Vietnamese days (both inclusive): the last 30 days where it says nothing. */
export class MeasuredPeriod extends ListEntries {
  /** With all authorities below it; the own one where it is left out. */
  @IsOptional() @IsString() @MaxLength(40) authority?: string
  @IsOptional() @Matches(dayPattern) from?: string
  @IsOptional() @Matches(dayPattern) to?: string
}

/** `GET /v1/measures` */
export class ListMeasures extends MeasuredPeriod {
  /** `authority` where it is left out. */
  @IsOptional() @IsIn(measureGroups) by?: MeasureGroup
}

/** `GET /v1/measures/dossiers` */
export class ListMeasured extends MeasuredPeriod {
  @IsOptional() @IsString() @MaxLength(40) procedure?: string
  @IsOptional() @IsIn(delayCauses) cause?: DelayCause
  @IsOptional() @IsBoolean() late?: boolean
}

/**
 * Hours from reception to the decision, without those the citizen was waited for: half of the dossiers, and nine of ten, took
 * no longer.
 */
export class OfficeHours {
  @IsNumber() p50: number
  @IsNumber() p90: number
}

/** Late dossiers by what the delay is put down to. */
export class Delays {
  @IsInt() database: number
  @IsInt() citizen: number
  @IsInt() official: number
}

/** What an office, a procedure, a day or a cause comes to. */
export class Measure {
  /** The code of the authority or procedure, the day, or the cause. */
  @IsString() key: string
  @IsOptional() @IsBilingual() name?: Bilingual
  /** Granted, refused or rejected within the period. */
  @IsInt() decided: number
  @IsInt() onTime: number
  @IsInt() late: number
  /** On time among those decided, from 0 to 1; null where none was. */
  @OrNull() @IsNumber() onTimeRate: number | null
  /** Null where none was decided. */
  @OrNull() @IsA(() => OfficeHours) officeHours: OfficeHours | null
  /** Facts that databases provided among all of the forms, from 0 to 1; null where no form had any. */
  @OrNull() @IsNumber() reuseRate: number | null
  @IsA(() => Delays) delays: Delays
  /** Received within the period; of authorities, procedures and days. */
  @IsOptional() @IsInt() received?: number
  /** Being handled now, and of those the ones past their due date; of authorities and procedures. */
  @IsOptional() @IsInt() open?: number
  @IsOptional() @IsInt() overdue?: number
}

/** Authorities, procedures and causes with the worst first, days in their order. */
export class Measures extends Page {
  @IsString() authority: string
  @IsString() from: string
  @IsString() to: string
  @IsListOf(() => Measure) items: Measure[]
}

/** A decided dossier, without whose it is. */
export class MeasuredDossier {
  @OrNull() @IsString() code: string | null
  @IsString() procedure: string
  @IsBilingual() procedureName: Bilingual
  @IsString() authority: string
  @IsString() receivedAt: string
  @OrNull() @IsString() dueAt: string | null
  @IsString() decidedAt: string
  @IsBoolean() late: boolean
  @OrNull() @IsIn(delayCauses) cause: DelayCause | null
  @IsNumber() officeHours: number
}

/** Newest decision first. */
export class MeasuredDossiers extends Page {
  @IsListOf(() => MeasuredDossier) items: MeasuredDossier[]
}

/** What heads read of the work of their authority and those below. */
export const measures = {
  list: query('dossiers.measures.v1', ListMeasures, Measures, heads),
  dossiers: query('dossiers.measured.v1', ListMeasured, MeasuredDossiers, heads),
} as const
