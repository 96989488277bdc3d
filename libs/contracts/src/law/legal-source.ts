import { IsArray, IsIn, IsOptional, IsString, Matches } from 'class-validator'
import { certainties, type Certainty } from '../language/certainty.js'
import { dayPattern, hasEnded } from '../language/dates.js'

/** What a source is: only an instrument of law has a number; a record is an agency's own description of a procedure. */
export const sourceKinds = [
  'law',
  'decree',
  'resolution',
  'circular',
  'decision',
  'letter',
  'record',
  'sample',
] as const
export type SourceKind = (typeof sourceKinds)[number]

/** A text that statements about the law rest on: what it is, when it is in force, what it amends, where it was read. */
export class LegalSource {
  /** Its number (`154/2024/NĐ-CP`), or a name where it has none. */
  @IsString() id: string
  @IsIn(sourceKinds) kind: SourceKind
  @IsString() title: string
  /** The day it was issued; left out where it is not established. */
  @IsOptional() @Matches(dayPattern) issuedOn?: string
  /** Vietnamese days it is in force, both inclusive; a day that is not established is left out. */
  @IsOptional() @Matches(dayPattern) validFrom?: string
  @IsOptional() @Matches(dayPattern) validTo?: string
  /** Ids of the sources it amends. */
  @IsOptional() @IsArray() @IsString({ each: true }) amends?: string[]
  /** Ids of the sources it replaces as a whole. */
  @IsOptional() @IsArray() @IsString({ each: true }) replaces?: string[]
  /** It amends the templates of what it amends: a form made after an older template has to be looked at. */
  @IsOptional() @IsIn([true]) changesTemplates?: true
  /** Where it was read. */
  @IsString() readAt: string
  /** How far number, title and days are established. */
  @IsIn(certainties) certainty: Certainty
}

/** Whether a source is known to be out of force on a day: not yet, or no longer. */
export function isOutOfForce({ validFrom, validTo }: LegalSource, day: string): boolean {
  return (validFrom !== undefined && validFrom > day) || hasEnded({ ...(validTo ? { validTo } : {}) }, day)
}
