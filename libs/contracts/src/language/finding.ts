import { IsArray, IsBoolean, IsIn, IsInt, IsNumber, IsOptional, IsString } from 'class-validator'
import type { Bilingual } from './bilingual.js'
import { IsBilingual, IsListOf } from './shapes.js'

/** One operation of a JSON Patch (RFC 6902). */
export type PatchOperation = { op: 'add' | 'replace'; path: string; value: unknown } | { op: 'remove'; path: string }

/** The shape of a {@link PatchOperation}. Its value is part of a form and keeps both languages. */
export class FormPatch {
  @IsIn(['add', 'replace', 'remove']) op: 'add' | 'replace' | 'remove'
  @IsString() path: string
  @IsOptional() value?: unknown
}

/** A place of the dictionaries that a question or a paper may have. */
export class PlaceSuggestion {
  /** Exactly one of the three: what may be asked, what a registry holds, a kind of paper. */
  @IsOptional() @IsString() asks?: string
  @IsOptional() @IsString() concept?: string
  @IsOptional() @IsString() paper?: string
  /** Whether a registry holds it, so that it may not be asked for. */
  @IsBoolean() held: boolean
  /** How near its words are: 0 (nothing in common) to 1 (the same). */
  @IsNumber() score: number
}

/** One thing about a form that is not as it must be, or that a person must look at. */
export class FormFinding {
  @IsString() rule: string
  @IsIn(['error', 'warning']) severity: 'error' | 'warning'
  /** The path of the field it is about. */
  @IsOptional() @IsString() field?: string
  /** The index of the paper it is about. */
  @IsOptional() @IsInt() document?: number
  @IsOptional() @IsString() concept?: string
  @IsBilingual() message: Bilingual
  /** The groups of letters and words by which the learned reader decided, where it did; for whoever mends its labels. */
  @IsOptional() @IsArray() @IsString({ each: true }) because?: string[]
  /** Repairs the form, where a repair is certain. */
  @IsOptional() @IsListOf(() => FormPatch) patch?: PatchOperation[]
  /** Of what has no place yet: the nearest places, the best first, at most three. */
  @IsOptional() @IsListOf(() => PlaceSuggestion) suggestions?: PlaceSuggestion[]
}
