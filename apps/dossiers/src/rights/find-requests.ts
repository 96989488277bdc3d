import { Injectable } from '@nestjs/common'
import { isUUID } from 'class-validator'
import {
  cursorInvalid,
  pageOfFound,
  readCursor,
  rights,
  usualPage,
  type Actor,
  type ListEntries,
  type ListRightsRequests,
  type RightsRequestAskedPage,
  type RightsRequestDetail,
  type RightsRequestPage,
  type RightsRequestRef,
} from '#contracts'
import { Database } from '#database'
import { columns, RightsRequests, type RightsRow } from './rights-requests.js'

const ofAuthority = `(r.controller = $1 or ($2 and starts_with(r.controller, $1 || '.')))`

/** By what is to be done next, so that no number of new requests comes before one that is due. */
const orders = {
  open: { where: 'r.ended_at is null', place: 'next_at', later: '>', orderBy: 'r.next_at, r.id' },
  ended: {
    where: 'r.ended_at is not null',
    place: 'ended_at',
    later: '<',
    orderBy: 'r.ended_at desc, r.id desc',
  },
} as const

/** Reads requests: people their own, authorities those they answer for. */
@Injectable()
export class FindRequests {
  constructor(
    private readonly database: Database,
    private readonly requests: RightsRequests,
  ) {}

  /** A page of the person's own, newest first. */
  async mine({ limit = usualPage, cursor }: ListEntries, actor: Actor): Promise<RightsRequestPage> {
    const after = afterOf(cursor)
    if (actor.personId === undefined) return { items: [], nextCursor: null }
    const whose = 'r.person_hash = $1'
    if (after !== null && !(await this.isAmong(whose, [this.requests.personHash(actor)], after))) throw cursorInvalid()
    const rows = await this.database.query<RightsRow>(
      `select ${columns} from rights_request r
       where ${whose} and ($2::uuid is null or r.id < $2) order by r.id desc limit $3`,
      [this.requests.personHash(actor), after, limit + 1],
    )
    return pageOfFound(
      rows.map((row) => this.requests.view(row)),
      ({ id }) => id,
      limit,
    )
  }

  /** A page of those the actor's authority answers for, a head's with those below; the text is read one by one. */
  async asked(
    { limit = usualPage, cursor, state = 'open' }: ListRightsRequests,
    actor: Actor,
  ): Promise<RightsRequestAskedPage> {
    const after = afterOf(cursor)
    const { where, place, later, orderBy } = orders[state]
    const whose = [actor.authority ?? '', actor.role === 'head']
    if (after !== null && !(await this.isAmong(ofAuthority, whose, after))) throw cursorInvalid()
    const rows = await this.database.query<RightsRow>(
      `select ${columns} from rights_request r
       where ${ofAuthority} and ${where} and ($3::uuid is null or (r.${place}, r.id) ${later} (
         select l.${place}, l.id from rights_request l where l.id = $3))
       order by ${orderBy} limit $4`,
      [...whose, after, limit + 1],
    )
    const items = rows.map((row) => ({ ...this.requests.item(row), requesterName: row.personName }))
    return pageOfFound(items, ({ id }) => id, limit)
  }

  async one({ request }: RightsRequestRef, actor: Actor): Promise<RightsRequestDetail> {
    const row = await this.requests.get(this.database.dataSource.manager, rights.get.access, request, actor)
    return this.requests.detail(row, actor)
  }

  private async isAmong(condition: string, values: readonly unknown[], id: string): Promise<boolean> {
    const found = await this.database.query(
      `select 1 from rights_request r where ${condition} and r.id = $${values.length + 1}`,
      [...values, id],
    )
    return found.length > 0
  }
}

function afterOf(cursor: string | undefined): string | null {
  const after = cursor === undefined ? null : readCursor(cursor)
  if (after !== null && !isUUID(after)) throw cursorInvalid()
  return after
}
