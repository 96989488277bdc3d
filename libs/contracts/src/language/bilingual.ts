import { IsString } from 'class-validator'

/** A text in both languages of the product. */
export class Bilingual {
  @IsString() vi: string
  @IsString() en: string
}

/** A reply as it is read over HTTP: every text that stands in both languages is in the reader's language. */
export type Localised<T> = T extends Bilingual
  ? string
  : T extends readonly (infer Item)[]
    ? Localised<Item>[]
    : T extends object
      ? { [Name in keyof T]: Localised<T[Name]> }
      : T
