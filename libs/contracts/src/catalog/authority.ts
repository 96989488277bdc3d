import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator'
import type { Bilingual } from '../language/bilingual.js'
import { IsBilingual, IsListOf } from '../language/shapes.js'
import { ListEntries, Page } from '../messages/paging.js'

export const consumerClasses = ['ministry', 'provinceOffice', 'communeOffice'] as const
/** The class of authorities an agreement is granted to. */
export type ConsumerClass = (typeof consumerClasses)[number]

/** Ministry, province or commune office. */
export class Authority {
  @IsString() code: string
  @IsBilingual() name: Bilingual
  @IsIn(['ministry', 'province', 'commune']) level: 'ministry' | 'province' | 'commune'
  /** The class agreements are granted to. */
  @IsIn(consumerClasses) consumerClass: ConsumerClass
  /** Today's unit code of the province or commune. */
  @IsOptional() @IsString() unit?: string
  @IsOptional() @IsString() parent?: string
  /** The code is a sample, not an official one. */
  @IsBoolean() sample: boolean
}

/** An office as the catalogue names it. */
export class OfficeNamed {
  @IsString() code: string
  @IsBilingual() name: Bilingual
}

export class AuthorityPage extends Page {
  @IsListOf(() => Authority) items: Authority[]
}

export class ListAuthorities extends ListEntries {
  @IsOptional() @IsString() @MaxLength(100) q?: string
}
