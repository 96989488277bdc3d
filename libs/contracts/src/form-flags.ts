import { IsInt, IsOptional, IsString, Min } from 'class-validator'
import { ask, facts, Nothing } from './message.js'
import { Items } from './paging.js'
import { people } from './access.js'

/** In how many dossiers the typed answer at one place of a form version was what a registry holds. No value, no person. */
export class FieldRepeated {
  @IsString() procedure: string
  @IsString() formVersion: string
  @IsString() path: string
  /** The concept whose value was typed. */
  @IsOptional() @IsString() concept?: string
  @IsInt() @Min(1) dossiers: number
  @IsString() at: string
}

/** What dossiers notice about forms, and what the catalogue tells those who make them. */
export const formFlags = {
  repeats: facts('dossiers.repeats.v1', FieldRepeated),
  list: ask('catalog.form-flags.v1', Nothing, Items, people({ roles: ['ministry', 'official', 'head', 'auditor'] })),
} as const
