import { IsIn, IsInt, IsOptional } from 'class-validator'

/** What the demo can make a registry do; `empty` means "no record" everywhere and no statement of completeness. */
export const faultModes = ['ok', 'down', 'slow', 'empty', 'wrongSignature'] as const

export type FaultMode = (typeof faultModes)[number]

/** A switched fault; `delayMs` applies to `slow` (default 1,000). */
export class Fault {
  @IsIn(faultModes) mode: FaultMode
  @IsOptional() @IsInt() delayMs?: number
}
