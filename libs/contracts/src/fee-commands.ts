import { Type } from 'class-transformer'
import { IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, Min, ValidateNested } from 'class-validator'
import { Item, type Certainty } from './catalog.js'
import { dayPattern } from './dates.js'
import { ask } from './message.js'
import { people } from './access.js'

/** `PUT /v1/procedures/{code}/fees/{province}` */
export class EnterFee {
  /** đồng */
  @IsInt() @Min(0) @Max(1_000_000_000) amount: number
  @Matches(dayPattern) validFrom: string
  /** The resolution of the people's council, or whatever else it is known from. */
  @IsString() @Length(1, 300) source: string
  /** A only where the source names a resolution; without one C. */
  @IsOptional() @IsIn(['A', 'B', 'C']) certainty?: Certainty
}

export class EnterFeeCommand {
  @IsString() procedure: string
  /** Today's unit code of the province. */
  @IsString() province: string
  @ValidateNested() @Type(() => EnterFee) body: EnterFee
}

/** What the catalogue answers about fees. */
export const fees = {
  enter: ask(
    'catalog.enter-fee.v1',
    EnterFeeCommand,
    Item,
    people(
      { roles: ['head'], relations: ['province'] },
      { roles: ['official'], permissions: ['supervise'], relations: ['province'] },
    ),
  ),
} as const
