import { IsOptional, IsString, MaxLength } from 'class-validator'
import type { Bilingual } from '../language/bilingual.js'
import { ListEntries } from '../messages/paging.js'

/** Ministry, province or commune office. */
export interface Authority {
  code: string
  name: Bilingual
  level: 'ministry' | 'province' | 'commune'
  /** The class agreements are granted to. */
  consumerClass: 'ministry' | 'provinceOffice' | 'communeOffice'
  /** Today's unit code of the province or commune. */
  unit?: string
  parent?: string
  /** The code is a sample, not an official one. */
  sample: boolean
}

export class ListAuthorities extends ListEntries {
  @IsOptional() @IsString() @MaxLength(100) q?: string
}
