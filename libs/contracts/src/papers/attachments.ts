import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator'
import { dayPattern } from '../language/dates.js'
import { IsA, IsListOf } from '../language/shapes.js'
import { OrNull } from '../language/nullable.js'
import { command, query } from '../messages/message.js'
import { Versioned } from '../messages/versioned.js'
import { DossierRef } from '../dossiers/commands.js'
import { dossierAccess } from '../dossiers/dossier-access.js'

/**
 * What a file that is used again bears: 2 from a paper of another dossier, 3 from the result of one. The numbers are a
 * sample (certainty C).
 */
export const reuseMarkers = [2, 3] as const
export type ReuseMarker = (typeof reuseMarkers)[number]

/** What an attachment is for: a place of the form, or a paper by its code or name. One of the two is given. */
export class AttachmentPurpose {
  /** A place of the form (JSON Pointer) whose answer the file proves. */
  @IsOptional() @IsString() @MaxLength(200) @Matches(/^\//) path?: string
  /** A paper the form lists, by its code or Vietnamese name; any other name stands as it is written. */
  @IsOptional() @IsString() @MinLength(1) @MaxLength(200) paper?: string
}

/** A file that was stored, and what it is for. */
export class NewAttachment extends AttachmentPurpose {
  /** As the file was called where it came from; shown, never used as a path. */
  @IsString() @MinLength(1) @MaxLength(200) name: string
  @IsString() @MaxLength(100) mediaType: string
  /** Bytes. */
  @IsInt() @Min(1) @Max(200 * 1024 * 1024) size: number
  /** Of the content, in hexadecimal. */
  @IsString() @Matches(/^[0-9a-f]{64}$/) sha256: string
}

export class AttachmentRef extends DossierRef {
  @IsString() @MaxLength(60) attachmentId: string
}

export class AddAttachmentCommand extends DossierRef {
  /** The name of the file in the store, too. */
  @IsUUID() attachmentId: string
  @IsA(() => NewAttachment) body: NewAttachment
}

/** What may still be attached to a dossier. */
export class AttachmentRoom {
  /** Files. */
  @IsInt() files: number
  /** Bytes. */
  @IsInt() bytes: number
}

/** An attachment as the people of its dossier see it. */
export class AttachmentView extends NewAttachment {
  @IsUUID() attachmentId: string
  @IsString() addedAt: string
  /** The name of the person who added it. */
  @IsString() addedBy: string
  /** Where an official compared it with the original, here or where it was taken from: their name, and when. */
  @IsOptional() @IsString() verifiedBy?: string
  @IsOptional() @IsString() verifiedAt?: string
  /** Where it was taken from the person's kept papers. */
  @IsOptional() @IsIn(reuseMarkers) reuseMarker?: ReuseMarker
  /** Of a kept paper: false once it was withdrawn. */
  @IsOptional() @IsBoolean() inForce?: boolean
}

/** An attachment with the name of its file in the store. */
export class AttachmentFile extends AttachmentView {
  @IsUUID() fileId: string
}

export class Attachments {
  @IsListOf(() => AttachmentView) items: AttachmentView[]
  @OrNull() @IsString() nextCursor: string | null
}

/** `POST /v1/dossiers/{id}/attachments` */
export class AttachmentAdded extends Versioned {
  @IsUUID() attachmentId: string
  @IsString() sha256: string
  @IsInt() size: number
  @IsString() mediaType: string
}

/** An attachment was removed. */
export class AttachmentRemoved {
  /** The file, where nobody keeps it any more. */
  @IsOptional() @IsUUID() unclaimed?: string
}

/** `POST /v1/dossiers/{id}/shown-papers`: an official notes that a paper was shown at the counter. */
export class ShowPaper extends AttachmentPurpose {
  @IsOptional() @IsString() @MaxLength(500) note?: string
  /** The attachment that was compared with the paper; it is what the attachment is for, and the applicant keeps it. */
  @IsOptional() @IsUUID() attachmentId?: string
  /** The last day the paper is good for, `YYYY-MM-DD`; none where it says none. */
  @IsOptional() @Matches(dayPattern) validUntil?: string
}

export class ShowPaperCommand extends DossierRef {
  @IsA(() => ShowPaper) body: ShowPaper
}

/** A paper that an official has seen. */
export class ShownPaper extends AttachmentPurpose {
  @IsString() shownAt: string
  /** The name of the official. */
  @IsString() seenBy: string
  @IsOptional() @IsString() note?: string
  @IsOptional() @IsUUID() attachmentId?: string
}

export class ShownPapers {
  @IsListOf(() => ShownPaper) items: ShownPaper[]
  @OrNull() @IsString() nextCursor: string | null
}

/** The files and the shown papers of a dossier. */
export const attachments = {
  room: query('dossiers.attachmentRoom.v1', DossierRef, AttachmentRoom, dossierAccess.attach),
  add: command('dossiers.addAttachment.v1', AddAttachmentCommand, AttachmentAdded, dossierAccess.attach),
  list: query('dossiers.attachments.v1', DossierRef, Attachments, dossierAccess.read),
  get: query('dossiers.attachment.v1', AttachmentRef, AttachmentFile, dossierAccess.readFile),
  remove: command('dossiers.removeAttachment.v1', AttachmentRef, AttachmentRemoved, dossierAccess.remove),
  show: command('dossiers.showPaper.v1', ShowPaperCommand, ShownPaper, dossierAccess.show),
  shown: query('dossiers.shownPapers.v1', DossierRef, ShownPapers, dossierAccess.read),
} as const
