import { IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator'
import { IsA } from '../language/shapes.js'

/** The same key and body give the same answer for 24 h; the gateway fills it from `Idempotency-Key`. */
export class Idempotency {
  @IsString() @IsNotEmpty() @MaxLength(255) key: string
  @IsString() bodyHash: string
}

/** A command that is carried out once for each `Idempotency-Key`. */
export class KeyedCommand {
  @IsOptional() @IsA(() => Idempotency) idempotency?: Idempotency
}
