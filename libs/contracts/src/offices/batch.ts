import { ArrayMaxSize, ArrayMinSize, IsIn, IsInt, IsOptional, IsString, MaxLength } from 'class-validator'
import { IsA, IsListOf } from '../language/shapes.js'
import { Problem } from '../language/problem.js'
import { ActOnDossier } from '../dossiers/commands.js'
import { dossierStatuses, type DossierStatus } from '../messages/status.js'

/** One act of a batch, on the version of the dossier that `ifMatch` names, as the header `If-Match` does. */
export class BatchedAct extends ActOnDossier {
  @IsString() @MaxLength(60) dossier: string
  @IsOptional() @IsString() @MaxLength(40) ifMatch?: string
}

/** `POST /v1/dossier-actions` */
export class ActOnDossiers {
  @IsListOf(() => BatchedAct) @ArrayMinSize(1) @ArrayMaxSize(50) items: BatchedAct[]
}

/** What came of one act: what `POST /v1/dossiers/{id}/actions` would have answered. */
export class BatchedResult {
  @IsString() dossier: string
  @IsInt() status: number
  /** Where it was done: the version and the state of the dossier now. */
  @IsOptional() @IsString() etag?: string
  @IsOptional() @IsIn(dossierStatuses) state?: DossierStatus
  /** Where it was not done. */
  @IsOptional() @IsA(() => Problem) problem?: Problem
}

/** One result for each act, in the order they were asked for. */
export class BatchedResults {
  @IsListOf(() => BatchedResult) items: BatchedResult[]
}
