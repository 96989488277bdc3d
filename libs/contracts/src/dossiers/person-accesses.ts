import { IsIn, IsString, IsUUID } from 'class-validator'
import type { Bilingual } from '../language/bilingual.js'
import { IsBilingual, IsListOf } from '../language/shapes.js'
import { OrNull } from '../language/nullable.js'
import { people } from '../messages/access.js'
import { query } from '../messages/message.js'
import { ListEntries } from '../messages/paging.js'

/**
 * What an official did with a person's data; `notMatched`: a number that was not theirs with this name, `lookedUp`: the
 * databases were asked about them for a dossier.
 */
export const personAccessKinds = ['opened', 'named', 'notMatched', 'lookedUp', 'removed'] as const
export type PersonAccessKind = (typeof personAccessKinds)[number]

/** One row of the record nobody can remove; it names the official and the dossier, never the person. */
export class PersonAccessView {
  @IsUUID() id: string
  @IsString() at: string
  @IsIn(personAccessKinds) kind: PersonAccessKind
  /** The official's name. */
  @IsString() by: string
  /** Agency code of their authority. */
  @IsString() authority: string
  /** Its name: it answers for the access. */
  @IsBilingual() controller: Bilingual
  /** What the access was for. */
  @IsBilingual() purpose: Bilingual
  @IsString() procedure: string
  /** Also of a draft that is gone. */
  @IsUUID() dossierId: string
  /** What the official gave as the reason; null where none was asked. */
  @OrNull() @IsString() reason: string | null
}

export class PersonAccessPage {
  @IsListOf(() => PersonAccessView) items: PersonAccessView[]
  @OrNull() @IsString() nextCursor: string | null
}

/** What `dossiers` answers about who dealt with a person at the counter. */
export const personAccesses = {
  mine: query('dossiers.myPersonAccesses.v1', ListEntries, PersonAccessPage, people({ roles: ['citizen'] })),
  ofAuthority: query(
    'dossiers.personAccesses.v1',
    ListEntries,
    PersonAccessPage,
    people({ roles: ['head'] }, { roles: ['official'], permissions: ['supervise'] }),
  ),
} as const
