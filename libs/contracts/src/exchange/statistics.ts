import { IsInt, IsOptional, IsString, Matches, Min } from 'class-validator'
import { Item } from '../catalog/queries.js'
import { dayPattern } from '../language/dates.js'
import { people } from '../messages/access.js'
import { ask } from '../messages/message.js'
import { Items, ListEntries } from '../messages/paging.js'

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
export interface UsageItem {
  day: string
  procedure: string
  concept: string
  lookups: number
  /** Those that gave a value. */
  provided: number
}

/** How the questions for a registry's concepts ended; `found` counts verified values. */
export interface RegistryQuality {
  registry: string
  from: string
  to: string
  found: number
  unverified: number
  disputed: number
  stale: number
  notFound: number
  incomplete: number
  ambiguous: number
  unavailable: number
  notAnnounced: number
  refused: number
}

/** Corrections opened against a registry's values. */
export class CorrectionsReceived {
  @IsInt() @Min(0) received: number
}

/** The ministry that owns the registry, and auditors. */
const figures = people({ roles: ['ministry'], relations: ['owner'] }, { roles: ['auditor'] })

/** Figures about a registry; they name nobody. */
export const registryFigures = {
  usage: ask('exchange.usage.v1', FiguresQuery, Items, figures),
  quality: ask('exchange.quality.v1', FiguresQuery, Item, figures),
  corrections: ask('dossiers.corrections-received.v1', FiguresQuery, CorrectionsReceived, figures),
} as const
