import { IsDefined, IsIn, IsInt, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator'
import { DueView } from '../clock/clock.js'
import { dossierAccess } from '../dossiers/dossier-access.js'
import { OpinionAnswer, OpinionItem } from '../dossiers/opinions.js'
import type { Bilingual } from '../language/bilingual.js'
import { IsA, IsBilingual, IsListOf } from '../language/shapes.js'
import { query } from '../messages/message.js'
import { ListEntries, Page } from '../messages/paging.js'

/** `GET /v1/opinions` */
export class ListAskedOpinions extends ListEntries {
  /** Those that wait for an answer, what is due first at the top (the default), or those that ended, newest first. */
  @IsOptional() @IsIn(['open', 'ended']) state?: 'open' | 'ended'
}

/** An inquiry as the office that is asked lists it. Of the dossier it tells the procedure and nothing else. */
export class AskedOpinionItem extends OpinionItem {
  /** The dossier the opinion is given on (`POST /v1/dossiers/{id}/actions`). */
  @IsUUID() dossierId: string
  @IsString() procedure: string
  @IsBilingual() procedureName: Bilingual
}

export class AskedOpinionPage extends Page {
  @IsListOf(() => AskedOpinionItem) items: AskedOpinionItem[]
}

/** A value of the dossier that was shared, as it was when the office was asked. */
export class SharedValue {
  @IsString() path: string
  @IsBilingual() label: Bilingual
  @IsDefined() value: unknown
}

/** An attachment that was shared. */
export class SharedFile {
  @IsUUID() attachmentId: string
  @IsString() name: string
  /** The paper it is, or the place of the form it proves. */
  @IsString() purpose: string
  @IsString() mediaType: string
  @IsInt() size: number
}

/** `GET /v1/opinions/{id}`: the question, and while it is open what was shared. */
export class AskedOpinion extends AskedOpinionItem {
  @IsString() question: string
  @IsString() askedBy: string
  @IsListOf(() => SharedValue) values: SharedValue[]
  @IsListOf(() => SharedFile) files: SharedFile[]
  @IsA(() => DueView) due: DueView
  @IsOptional() @IsA(() => OpinionAnswer) answer?: OpinionAnswer
  /** What the reader can do now. */
  @IsIn(['giveOpinion'], { each: true }) allowedActions: 'giveOpinion'[]
  /** Of the dossier: what the opinion has to name as `If-Match`. */
  @IsString() etag: string
}

export class AskedOpinionRef {
  @IsString() @MaxLength(60) inquiry: string
}

/** What an office is asked by others. */
export const askedOpinions = {
  list: query('dossiers.askedOpinions.v1', ListAskedOpinions, AskedOpinionPage, dossierAccess.askedOpinions),
  get: query('dossiers.askedOpinion.v1', AskedOpinionRef, AskedOpinion, dossierAccess.askedOpinion),
} as const
