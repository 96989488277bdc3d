import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import {
  accountOf,
  cursorInvalid,
  pageOfFound,
  readCursor,
  usualPage,
  type Actor,
  type ListEntries,
  type PersonAccessKind,
  type Page,
} from '#contracts'
import { Database } from '#database'
import { Clock, ServiceKeys } from '#platform'
import { isDossierId } from '../dossier/dossiers.js'
import { insertNotices, KeepNotices } from '../notices/keep-notices.js'
import type { Told } from '../notices/notice.rules.js'
import type { AccessRow } from './access-view.js'

/** The dossier in which an official dealt with a person. */
export interface AccessedDossier {
  id: string
  procedure: string
  applicantPersonId: string | null
}

/** A page of the record. */
export type AccessRows = Page & { items: AccessRow[] }

const insertAccess = `
  insert into person_access (id, at, kind, person_hash, actor, actor_name, authority, procedure, dossier_id, reason)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`

const insertAccessAndNotice = `
  with access as (${insertAccess})
  ${insertNotices({ dossier: '$9', code: '$11', at: '$2', first: 12 })}`

/**
 * That an official opened, named, looked for or removed a person's data at the counter: rows nobody can remove, which the
 * person and the head of the office read, also when the draft is gone. A citizen's own acts leave none.
 */
@Injectable()
export class PersonAccesses {
  constructor(
    private readonly database: Database,
    private readonly keys: ServiceKeys,
    private readonly clock: Clock,
    private readonly notices: KeepNotices,
  ) {}

  /** Tells the person that an office named them, where one did. About the applicant, or about another person of the dossier. */
  async record(
    tx: Pick<EntityManager, 'query'>,
    kind: PersonAccessKind,
    dossier: AccessedDossier,
    actor: Actor,
    { personId = dossier.applicantPersonId, reason }: { personId?: string | null; reason?: string } = {},
  ): Promise<void> {
    if (actor.role === 'citizen' || personId === null) return
    const row = [
      uuidv7(),
      this.clock.now(),
      kind,
      this.keys.pseudonym(personId),
      accountOf(actor),
      actor.name,
      actor.authority ?? '',
      dossier.procedure,
      dossier.id,
      reason ?? null,
    ]
    if (kind !== 'named') return void (await tx.query(insertAccess, row))
    const told: Told = { personId, as: 'concerned', kind: 'namedByOffice' }
    await tx.query(insertAccessAndNotice, [...row, null, ...this.notices.valuesOf([told])])
  }

  /** That an office had the databases asked about these people. A citizen's own look-ups leave no row here. */
  async lookedUp(dossier: AccessedDossier, actor: Actor, personIds: Iterable<string>): Promise<void> {
    const { manager } = this.database.dataSource
    if (actor.role === 'citizen') return
    for (const personId of new Set(personIds)) await this.record(manager, 'lookedUp', dossier, actor, { personId })
  }

  /** Those about the person who asks, newest first. */
  ofPerson(query: ListEntries, { personId = '' }: Actor): Promise<AccessRows> {
    return this.page('person_hash = $1', this.keys.pseudonym(personId), query)
  }

  /** Those of the asking head's or supervisor's authority, for a head with those below, newest first. */
  ofAuthority(query: ListEntries, { role, authority = '' }: Actor): Promise<AccessRows> {
    const below = role === 'head' ? ` or starts_with(authority, $1 || '.')` : ''
    return this.page(`(authority = $1${below})`, authority, query)
  }

  private async page(whose: string, value: string, { limit = usualPage, cursor }: ListEntries): Promise<AccessRows> {
    const after = cursor === undefined ? null : readCursor(cursor)
    if (after !== null && !(isDossierId(after) && (await this.isAmong(whose, value, after)))) throw cursorInvalid()
    const rows = await this.database.query<AccessRow>(
      `select id, at, kind, actor_name as by, authority, procedure, dossier_id as "dossierId", reason
       from person_access
       where ${whose} and ($2::uuid is null or (at, id) < (select at, id from person_access where id = $2))
       order by at desc, id desc limit $3`,
      [value, after, limit + 1],
    )
    return pageOfFound(rows, ({ id }) => id, limit)
  }

  private async isAmong(whose: string, value: string, id: string): Promise<boolean> {
    const found = await this.database.query(`select 1 from person_access where ${whose} and id = $2`, [value, id])
    return found.length > 0
  }
}
