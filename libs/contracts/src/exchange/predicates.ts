import { IsDefined, IsIn, IsString, MaxLength } from 'class-validator'
import type { Concept } from '../catalog/concept.js'
import { dayPattern } from '../language/dates.js'

/** How a held value is compared with a given one. */
export const predicateOps = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte'] as const
export type PredicateOp = (typeof predicateOps)[number]

/** A yes-or-no question about a value that stays where it is: `land.home.floorArea` `lt` `15`. */
export class Predicate {
  @IsString() @MaxLength(100) concept: string
  @IsIn(predicateOps) op: PredicateOp
  /** A value of the concept's type; of a date, a day (`YYYY-MM-DD`). */
  @IsDefined() value: unknown
}

/** Most characters of a text a predicate compares with. */
const longestText = 200

/** Whether values of this type are compared so: numbers and dates by size, texts and truth values for being the same. */
export function isPredicateOf(type: Concept['type'], { op, value }: Pick<Predicate, 'op' | 'value'>): boolean {
  const isEquality = op === 'eq' || op === 'ne'
  switch (type) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    case 'date':
      return typeof value === 'string' && dayPattern.test(value)
    case 'boolean':
      return isEquality && typeof value === 'boolean'
    case 'string':
      return isEquality && typeof value === 'string' && value !== '' && value.length <= longestText
    case 'object':
      return false
  }
}
