/** A text in both languages of the portal. */
export interface LocalText {
  vi: string
  en: string
}

/** A text the gateway has already put into the reader's language, or left in both. */
export type Readable = string | LocalText

/** A JSON value as it stands in a form's data. */
export type Value = string | number | boolean | null | Value[] | { [key: string]: Value }

/** Answers by field path (JSON Pointer). */
export type Answers = Record<string, Value>

/** A list of the gateway, newest change first. */
export interface Page<T> {
  items: T[]
  nextCursor?: string | null
}
