import { IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator'
import { OrNull } from '../language/nullable.js'
import { IsListOf } from '../language/shapes.js'
import { people } from '../messages/access.js'
import { query } from '../messages/message.js'
import { ListEntries, Page } from '../messages/paging.js'

/** How much of what an agreement gives one office in a Vietnamese day is used. */
export class QuotaState {
  @IsString() agreement: string
  /** Look-ups an office may make in a day; null where the agreement sets no limit. */
  @OrNull() @IsInt() @Min(1) limit: number | null
  /** Look-ups of the day that count: those a registry answered, with a record or with none. */
  @IsInt() @Min(0) used: number
  /** When the count begins anew: the end of the Vietnamese day. */
  @IsString() resetsAt: string
}

export class QuotaItem extends QuotaState {
  /**
   * Agency code of the office that looked up. Missing where no office has used the agreement today, and of drafts whose
   * receiving office is not known yet.
   */
  @IsOptional() @IsString() authority?: string
}

export class QuotaPage extends Page {
  @IsListOf(() => QuotaItem) items: QuotaItem[]
}

export class ListQuotas extends ListEntries {
  /** Id of the one agreement that is wanted. */
  @IsOptional() @IsString() @MaxLength(200) agreement?: string
}

/** What is used of the quotas of agreements, shown to whoever uses them and to the owners of the data. */
export const quotas = {
  list: query(
    'exchange.quotas.v1',
    ListQuotas,
    QuotaPage,
    people({ roles: ['official', 'head', 'client', 'ministry'] }),
  ),
} as const
