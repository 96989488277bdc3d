import type { Bilingual } from '#contracts'

/** As much of a field's schema as its type reads. */
export interface FieldSchema {
  type?: string
  format?: string
  pattern?: string
  enum?: readonly unknown[]
  examples?: readonly unknown[]
  items?: FieldSchema
  minimum?: number
  maximum?: number
}

/** One type of field: how a schema declares it, which values it takes, and how it is typed and shown. */
export interface FieldType {
  readonly name: string
  /** The `format` by which a schema declares it. */
  readonly format?: string
  /** Whether a field of this schema, holding this concept, is of the type; asked after all declared formats. */
  holds(this: void, schema: FieldSchema, concept?: string): boolean
  /** A valid value, as it is kept. */
  readonly example: unknown
  /** Whether a value is one of the type. Lengths, patterns and `enum` are checked by whoever asks. */
  fits(this: void, value: unknown, schema: FieldSchema): boolean
  /** Of a type that is kept as text: the text as it is kept, or undefined where it is none of the type. */
  read?(this: void, text: string): string | undefined
  /** What to say of a text that is none of the type. */
  readonly wrong?: Bilingual
  /** Holds a day, which a form has to compare with another day. */
  readonly isDay?: true
  /** How the portal asks for it. */
  readonly input: string
  readonly help?: Bilingual
  /** Where it is typed in another form than it is kept in. */
  readonly typed?: {
    read(this: void, text: string): string | undefined
    show(this: void, value: string): string
    /** What to say of what was typed, where it differs from `wrong`. */
    readonly wrong: Bilingual
  }
}
