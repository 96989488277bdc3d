import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsString, IsUUID, Matches, MaxLength } from 'class-validator'
import { NamedSubject } from '../dossiers/commands.js'
import { instantPattern } from '../language/dates.js'
import { OrNull } from '../language/nullable.js'
import { IsA, IsListOf } from '../language/shapes.js'
import { peopleOfDossier, type Access } from '../messages/access.js'
import { KeyedCommand } from '../messages/idempotency.js'
import { command } from '../messages/message.js'

/** `PUT /v1/external-dossiers/{code}`: a dossier another system handles, told so that look-ups can be made for it. */
export class TellExternalDossier {
  @IsString() @MaxLength(40) procedure: string
  /** One of them in the role `applicant`; the others are those population links to that person. */
  @IsListOf(() => NamedSubject) @ArrayMinSize(1) @ArrayMaxSize(20) subjects: NamedSubject[]
  /** When it was received: not in the future, and in the last ten years. */
  @IsString() @Matches(instantPattern) openedAt: string
}

/** An external dossier by its code; `dossier` is the id the gateway derives from it. */
export class ExternalDossierRef extends KeyedCommand {
  @IsUUID() dossier: string
  @IsString() @MaxLength(60) code: string
}

export class TellExternalCommand extends ExternalDossierRef {
  @IsA(() => TellExternalDossier) body: TellExternalDossier
}

/** An external dossier; its people are named by their roles only. */
export class ExternalDossierView {
  @IsString() code: string
  @IsString() procedure: string
  @IsIn(['open', 'closed']) status: 'open' | 'closed'
  /** The roles of its people; none any more once it is closed. */
  @IsArray() @IsString({ each: true }) roles: string[]
  @IsString() openedAt: string
  @OrNull() @IsString() closedAt: string | null
}

/** A machine of the authority whose dossier it is. */
export const ofClient: Access = peopleOfDossier({ roles: ['client'] })

/** Dossiers of other systems. */
export const externalDossiers = {
  tell: command('dossiers.tellExternal.v1', TellExternalCommand, ExternalDossierView, {
    ...ofClient,
    handsOn: ['exchange'],
  }),
  close: command('dossiers.closeExternal.v1', ExternalDossierRef, ExternalDossierView, ofClient),
} as const
