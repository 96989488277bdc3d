import { IsArray, IsBoolean, IsInt, IsOptional, IsString } from 'class-validator'
import type { Bilingual } from './bilingual.js'
import { IsBilingual, IsListOf } from './shapes.js'
import { Check, InputError } from './errors.js'
import { FormFinding } from './finding.js'

/** A refusal or failure over HTTP: `application/problem+json` (RFC 9457). */
export class Problem {
  /** Leads to the code on the page of errors. */
  @IsString() type: string
  @IsBilingual() title: Bilingual
  @IsInt() status: number
  /** What happened and what to do. */
  @IsBilingual() detail: Bilingual
  /** The path that was asked for. */
  @IsString() instance: string
  /** Names the error; it does not change. */
  @IsString() code: string
  /** The service that refused. */
  @IsString() hop: string
  /** Whether the same request may succeed later. */
  @IsBoolean() retryable: boolean
  @IsString() correlationId: string
  /** Of every 403: what was looked at. */
  @IsOptional() @IsListOf(() => Check) checks?: Check[]
  /** Of invalid input: one entry for each place. */
  @IsOptional() @IsListOf(() => InputError) errors?: InputError[]
  /** The actions possible instead. */
  @IsOptional() @IsArray() @IsString({ each: true }) allowed?: string[]
  /** What the form compiler found, where it refuses a form. */
  @IsOptional() @IsListOf(() => FormFinding) findings?: FormFinding[]
}
