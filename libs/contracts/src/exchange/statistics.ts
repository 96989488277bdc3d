import { IsInt, IsOptional, IsString, Matches, Min } from 'class-validator'
import { dayPattern } from '../language/dates.js'
import { IsListOf } from '../language/shapes.js'
import { people } from '../messages/access.js'
import { query } from '../messages/message.js'
import { ListEntries, Page } from '../messages/paging.js'

/** A period in Vietnamese days, both inclusive; without one, the last 30 days. */
export class FiguresPeriod {
  @IsOptional() @Matches(dayPattern) from?: string
  @IsOptional() @Matches(dayPattern) to?: string
}

/** A period, and which page of its figures. */
export class ListFigures extends ListEntries {
  @IsOptional() @Matches(dayPattern) from?: string
  @IsOptional() @Matches(dayPattern) to?: string
}

export class FiguresQuery extends FiguresPeriod {
  @IsString() registry: string
}

/** Look-ups of one concept for one procedure on one day. */
export class UsageItem {
  @IsString() day: string
  @IsString() procedure: string
  @IsString() concept: string
  @IsInt() lookups: number
  /** Those that gave a value. */
  @IsInt() provided: number
}

export class UsagePage extends Page {
  @IsListOf(() => UsageItem) items: UsageItem[]
}

/** How the questions for a registry's concepts ended; `found` counts verified values. */
export class RegistryQuality {
  @IsString() registry: string
  @IsString() from: string
  @IsString() to: string
  @IsInt() found: number
  @IsInt() unverified: number
  @IsInt() disputed: number
  @IsInt() stale: number
  @IsInt() notFound: number
  @IsInt() incomplete: number
  @IsInt() ambiguous: number
  @IsInt() unavailable: number
  @IsInt() notAnnounced: number
  @IsInt() refused: number
}

/** As the gateway answers it: with the corrections of the registry's values, those opened in the period. */
export class RegistryFigures extends RegistryQuality {
  @IsInt() corrections: number
  /** Of them, not decided yet. */
  @IsInt() correctionsOpen: number
  /** Of the open ones, those whose deadline has passed. */
  @IsInt() correctionsOverdue: number
  /** Of them, those the owner decided to be right. */
  @IsInt() correctionsUpheld: number
}

/** Claims against a registry's values that were opened in a period, and how they stand now. */
export class CorrectionsReceived {
  @IsInt() @Min(0) received: number
  @IsInt() @Min(0) open: number
  @IsInt() @Min(0) overdue: number
  @IsInt() @Min(0) upheld: number
}

/** The ministry that owns the registry, and auditors. */
const figures = people({ roles: ['ministry'], relations: ['owner'] }, { roles: ['auditor'] })

/** Figures about a registry; they name nobody. */
export const registryFigures = {
  usage: query('exchange.usage.v1', FiguresQuery, UsagePage, figures),
  quality: query('exchange.quality.v1', FiguresQuery, RegistryQuality, figures),
  corrections: query('dossiers.corrections-received.v1', FiguresQuery, CorrectionsReceived, figures),
} as const
