import { Injectable } from '@nestjs/common'
import { v7 as uuidv7 } from 'uuid'
import { ServiceKeys } from '#platform'
import { matchingKey } from '#vietnam'
import type { Told } from './notice.rules.js'

/**
 * Keeps notices in the transaction of what they tell of. People stand in them as pseudonyms; whoever chose a channel besides
 * the inbox has them waiting for it ({@link insertNotices}).
 */
@Injectable()
export class KeepNotices {
  constructor(private readonly keys: ServiceKeys) {}

  /** The values of {@link insertNotices}: ids, people, names, roles and kinds. */
  valuesOf(told: readonly Told[]): unknown[] {
    return [
      told.map(() => uuidv7()),
      told.map(({ personId }) => this.keys.pseudonym(personId)),
      told.map(({ name }) => (name === undefined ? null : this.nameHash(name))),
      told.map((notice) => notice.as),
      told.map(({ kind }) => kind),
    ]
  }

  /** What stands for the person of an id. */
  personHash(personId: string): string {
    return this.keys.pseudonym(personId)
  }

  /** What stands for a name, however its accents are placed. */
  nameHash(name: string): string {
    return this.keys.pseudonym(matchingKey(name))
  }
}

/**
 * Inserts notices: the dossier's id, its code and the instant are these parameters of the statement, the values of
 * {@link KeepNotices.valuesOf} those from `first` on.
 */
export function insertNotices(parameters: { dossier: string; code: string; at: string; first: number }): string {
  const { dossier, code, at, first } = parameters
  const [ids, people, names, roles, kinds] = [0, 1, 2, 3, 4].map((index) => `$${first + index}`)
  return `
    insert into notice (id, dossier_id, person_hash, name_hash, role, kind, at, code, is_pending)
    select told.id, ${dossier}, told.person_hash, told.name_hash, told.role, told.kind, ${at}, ${code}, exists (
      select 1 from notice_choice c
      where c.person_hash = told.person_hash and (c.email is not null or c.sms is not null or c.webhook))
    from unnest(${ids}::uuid[], ${people}::text[], ${names}::text[], ${roles}::text[], ${kinds}::text[])
      as told (id, person_hash, name_hash, role, kind)`
}
