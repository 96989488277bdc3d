import { IsIn, IsInt, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator'
import type { Bilingual } from '../language/bilingual.js'
import { OrNull } from '../language/nullable.js'
import { IsA, IsBilingual, IsListOf } from '../language/shapes.js'
import { people } from '../messages/access.js'
import { command, query } from '../messages/message.js'
import { ListEntries, Page } from '../messages/paging.js'
import { DossierRef } from '../dossiers/commands.js'
import { dossierAccess } from '../dossiers/dossier-access.js'
import { Done } from '../dossiers/views.js'
import { AttachmentAdded, reuseMarkers, type ReuseMarker } from './attachments.js'

/** `result`: signed at the end of a dossier. `upload`: attached to one, and compared with the original by an official. */
export const keptPaperKinds = ['result', 'upload'] as const
export type KeptPaperKind = (typeof keptPaperKinds)[number]

export const keptPaperStates = ['valid', 'expired', 'withdrawn'] as const
export type KeptPaperState = (typeof keptPaperStates)[number]

/** What is known of a kept paper without opening it. */
export class KeptPaper {
  @IsUUID() id: string
  @IsIn(keptPaperKinds) kind: KeptPaperKind
  /** Of the paper or result, where the procedure names one. */
  @IsOptional() @IsString() code?: string
  @IsString() name: string
  @IsString() verifiedAt: string
  /** The name of the official who signed or compared it. */
  @IsString() verifiedBy: string
  @IsBilingual() authority: Bilingual
  /** Days, `YYYY-MM-DD`; without a last one where the paper says none. */
  @IsString() validFrom: string
  @OrNull() @IsString() validUntil: string | null
  @IsIn(reuseMarkers) reuseMarker: ReuseMarker
}

/** A kept paper as its owner sees it. */
export class KeptPaperView extends KeptPaper {
  @IsIn(keptPaperStates) state: KeptPaperState
  /** Of the file. */
  @IsString() fileName: string
  @IsString() mediaType: string
  /** Bytes. */
  @IsInt() size: number
  /** In hexadecimal. */
  @IsString() sha256: string
  /** The dossier it comes from. */
  @IsUUID() dossierId: string
}

export class KeptPaperPage extends Page {
  @IsListOf(() => KeptPaperView) items: KeptPaperView[]
}

export class KeptPaperRef {
  @IsString() @MaxLength(60) keptPaper: string
}

/** A kept paper with the name of its file in the store. */
export class KeptPaperFile extends KeptPaperView {
  @IsUUID() fileId: string
}

/** A kept paper that a dossier demands, and the name under which it does. */
export class KeptPaperOffer extends KeptPaper {
  @IsBilingual() paper: Bilingual
}

export class KeptPaperOffers {
  @IsListOf(() => KeptPaperOffer) items: KeptPaperOffer[]
  @OrNull() @IsString() nextCursor: string | null
}

/** `POST /v1/dossiers/{id}/kept-papers` */
export class TakeKeptPaper {
  @IsUUID() keptPaper: string
}

export class TakeKeptPaperCommand extends DossierRef {
  @IsA(() => TakeKeptPaper) body: TakeKeptPaper
}

const citizens = people({ roles: ['citizen'] })

/** The papers of people: results of their dossiers, and what an official has compared with the original. */
export const keptPapers = {
  list: query('dossiers.keptPapers.v1', ListEntries, KeptPaperPage, citizens),
  get: query('dossiers.keptPaper.v1', KeptPaperRef, KeptPaperFile, citizens),
  remove: command('dossiers.removeKeptPaper.v1', KeptPaperRef, Done, citizens),
  offers: query('dossiers.keptPaperOffers.v1', DossierRef, KeptPaperOffers, dossierAccess.takeKept),
  take: command('dossiers.takeKeptPaper.v1', TakeKeptPaperCommand, AttachmentAdded, dossierAccess.takeKept),
} as const
