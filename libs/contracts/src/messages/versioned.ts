import { IsInt } from 'class-validator'
import type { Localised } from '../language/bilingual.js'

/** A reply about something that changes; over HTTP its version is the `ETag`, not a field of the body. */
export class Versioned {
  @IsInt() version: number
}

/** The body of a reply over HTTP. */
export type BodyOf<Reply> = Reply extends Versioned ? Omit<Localised<Reply>, keyof Versioned> : Localised<Reply>
