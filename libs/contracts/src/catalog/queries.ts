import { IsString } from 'class-validator'

export class ByCode {
  @IsString() code: string
}

/** What the code of an authority is made of; that there is such an authority is looked up. */
export const agencyCodePattern = /^[A-Z][0-9]{2}(\.[0-9]{2,5}){0,3}$/
