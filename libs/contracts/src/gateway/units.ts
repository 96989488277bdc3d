import { IsIn, IsOptional, IsString } from 'class-validator'
import { IsListOf } from '../language/shapes.js'
import { OrNull } from '../language/nullable.js'
import { Page } from '../messages/paging.js'

export const unitLevels = ['province', 'district', 'commune'] as const
export type UnitLevel = (typeof unitLevels)[number]

/** An administrative unit on a day. */
export class UnitView {
  @IsString() code: string
  @IsIn(unitLevels) level: UnitLevel
  @IsString() kind: string
  @IsString() name: string
  /** The code of the unit it belongs to. */
  @OrNull() @IsString() parent: string | null
  @OrNull() @IsString() validFrom: string | null
  @OrNull() @IsString() validTo: string | null
}

/** A unit as it is found by its name. */
export class FoundUnit extends UnitView {
  /** The unit with all it belonged to on the day, as an address ends: it tells units of one name apart. */
  @IsString() path: string
  /** The agency code of its office; only communes of today have one. */
  @IsOptional() @IsString() office?: string
}

export class UnitPage extends Page {
  @IsListOf(() => FoundUnit) items: FoundUnit[]
}

/** A unit of today that took over a former one, or a part of it. */
export class Successor {
  @IsString() code: string
  @IsString() name: string
  @IsIn(['whole', 'part']) share: 'whole' | 'part'
  @IsString() path: string
  @IsOptional() @IsString() office?: string
}

export class SuccessorPage extends Page {
  @IsListOf(() => Successor) items: Successor[]
}
