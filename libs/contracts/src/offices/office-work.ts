import { IsArray, IsIn, IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator'
import { IsA, IsListOf } from '../language/shapes.js'
import { permissions, type Permission } from '../messages/actor.js'
import { command, query } from '../messages/message.js'
import { ListEntries, Page } from '../messages/paging.js'
import { DossierRef } from '../dossiers/commands.js'
import { dossierAccess } from '../dossiers/dossier-access.js'
import { Assignee } from '../dossiers/views.js'

/** Somebody a dossier can be assigned to. */
export class Colleague extends Assignee {
  @IsArray() @IsIn(permissions, { each: true }) permissions: Permission[]
}

/** `GET /v1/colleagues` */
export class ListColleagues extends ListEntries {
  /** Whose officials; the own authority where it is left out, for a head also one below. */
  @IsOptional() @IsString() @MaxLength(40) authority?: string
}

/** Officials of an office who worked here within the last 90 days, by name. */
export class Colleagues extends Page {
  @IsListOf(() => Colleague) items: Colleague[]
}

/** `POST /v1/dossiers/{id}/notes` */
export class WriteNote {
  @IsString() @IsNotEmpty() @MaxLength(2000) text: string
}

export class WriteNoteCommand extends DossierRef {
  @IsA(() => WriteNote) body: WriteNote
}

/** A note of an official for their office. Citizens never read it. */
export class OfficeNote {
  @IsUUID() id: string
  @IsString() at: string
  /** The name of the official. */
  @IsString() by: string
  @IsString() text: string
}

/** The notes of a dossier, newest first. */
export class OfficeNotes extends Page {
  @IsListOf(() => OfficeNote) items: OfficeNote[]
}

/** How an office shares its work. */
export const officeWork = {
  colleagues: query('dossiers.colleagues.v1', ListColleagues, Colleagues, dossierAccess.colleagues),
  writeNote: command('dossiers.write-note.v1', WriteNoteCommand, OfficeNote, dossierAccess.note),
  notes: query('dossiers.notes.v1', DossierRef, OfficeNotes, dossierAccess.note),
} as const
