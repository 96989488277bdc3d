import { IsInt, IsOptional, IsString, Min } from 'class-validator'
import { IsListOf } from '../language/shapes.js'
import { people } from '../messages/access.js'
import { query, facts, Nothing } from '../messages/message.js'
import { Page } from '../messages/paging.js'

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

/** A place of a form at which people keep typing what a registry holds. */
export class FormFlag {
  @IsString() procedure: string
  @IsString() formVersion: string
  @IsString() path: string
  @IsOptional() @IsString() concept?: string
  @IsInt() dossiers: number
  /** When it was flagged first. */
  @IsString() since: string
}

export class FormFlags extends Page {
  @IsListOf(() => FormFlag) items: FormFlag[]
}

/** What dossiers notice about forms, and what the catalogue tells those who make them. */
export const formFlags = {
  repeats: facts('dossiers.repeats.v1', FieldRepeated),
  list: query(
    'catalog.form-flags.v1',
    Nothing,
    FormFlags,
    people({ roles: ['ministry', 'official', 'head', 'auditor'] }),
  ),
} as const
