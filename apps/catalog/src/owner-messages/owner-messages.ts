import { Injectable } from '@nestjs/common'
import { isUUID } from 'class-validator'
import type { EntityManager } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import {
  cursorInvalid,
  DomainError,
  pageOfFound,
  readCursor,
  usualPage,
  type Actor,
  type Bilingual,
  type ListOwnerMessages,
  type MarkOwnerMessageCommand,
  type OwnerMessage,
  type OwnerMessagePage,
} from '#contracts'
import { Database } from '#database'
import { Clock } from '#platform'
import { CatalogueStore } from '../entries/catalogue-store.js'
import { sentenceOf, toldOf } from './owner-message.rules.js'

/** What is told, before it is known to whom. */
export type Told = Pick<OwnerMessage, 'kind' | 'agreement' | 'procedure' | 'by' | 'concepts' | 'reason' | 'quotaPerDay'>

type Row = Omit<OwnerMessage, 'at' | 'readAt' | 'text' | 'reason' | 'quotaPerDay'> & {
  at: Date
  readAt: Date | null
  reason: string | null
  quotaPerDay: number | null
}

const columns = `id, at, kind, agreement, procedure, by_authority as by, concepts, reason, quota_per_day as "quotaPerDay",
  read_at as "readAt"`

/** Messages that are counted as not read; where there are more it is this many. */
const mostCounted = 100

/**
 * What ministries are told of the use of their data, kept in the transaction of what it is about, so that nothing happens
 * untold. A message is one for all who work at a ministry: read by one of them it is read.
 */
@Injectable()
export class OwnerMessages {
  constructor(
    private readonly database: Database,
    private readonly store: CatalogueStore,
    private readonly clock: Clock,
  ) {}

  /** Tells each of those concerned, but whoever did it. */
  async keep(tx: EntityManager, concerned: readonly (string | undefined)[], told: Told): Promise<void> {
    const { kind, agreement, procedure, by, concepts, reason, quotaPerDay } = told
    for (const authority of toldOf(concerned, by))
      await tx.query(
        `insert into owner_message (id, authority, at, kind, agreement, procedure, by_authority, concepts, reason, quota_per_day)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          ...[uuidv7(), authority, this.clock.now(), kind, agreement, procedure, by, concepts],
          ...[reason ?? null, quotaPerDay ?? null],
        ],
      )
  }

  /** A page of what the actor's ministry was told, newest first. */
  async list(
    { unread, limit = usualPage, cursor }: ListOwnerMessages,
    { authority = '' }: Actor,
  ): Promise<OwnerMessagePage> {
    const after = cursor === undefined ? null : readCursor(cursor)
    if (after !== null && !(isUUID(after) && (await this.find(after, authority)))) throw cursorInvalid()
    const rows = await this.database.query<Row>(
      `select ${columns} from owner_message
       where authority = $1 and ($2::boolean is null or (read_at is null) = $2)
         and ($3::uuid is null or (at, id) < (select at, id from owner_message where id = $3))
       order by at desc, id desc limit $4`,
      [authority, unread ?? null, after, limit + 1],
    )
    const [counted] = await this.database.query<{ unread: number }>(
      `select count(*)::int as unread from (
         select from owner_message where authority = $1 and read_at is null limit ${mostCounted}) as found`,
      [authority],
    )
    const { items, nextCursor } = pageOfFound(rows, ({ id }) => id, limit)
    return {
      items: await Promise.all(items.map((row) => this.viewOf(row))),
      ...{ nextCursor, unread: counted?.unread ?? 0 },
    }
  }

  /** Marks one as read, or as not read; marked again it stays as it was. Throws `owner_message_not_found`. */
  async mark({ message, body: { read } }: MarkOwnerMessageCommand, { authority = '' }: Actor): Promise<OwnerMessage> {
    const [row] = isUUID(message)
      ? await this.database.write<Row>(
          `update owner_message set read_at = case when $3 then coalesce(read_at, $4) end
           where id = $1 and authority = $2 returning ${columns}`,
          [message, authority, read, this.clock.now()],
        )
      : []
    if (!row) throw ownerMessageNotFound()
    return this.viewOf(row)
  }

  private async find(id: string, authority: string): Promise<boolean> {
    const found = await this.database.query('select from owner_message where id = $1 and authority = $2', [
      ...[id, authority],
    ])
    return found.length > 0
  }

  private async viewOf({ at, readAt, reason, quotaPerDay, ...row }: Row): Promise<OwnerMessage> {
    const [authority, procedure] = await Promise.all([
      this.store.find('authority', row.by),
      this.store.find('procedure', row.procedure),
    ])
    const same = (name: string): Bilingual => ({ vi: name, en: name })
    const names = [authority?.name ?? same(row.by), procedure?.name ?? same(row.procedure)] as const
    return {
      ...row,
      text: sentenceOf(row.kind, ...names, quotaPerDay ?? undefined),
      at: at.toISOString(),
      readAt: readAt?.toISOString() ?? null,
      ...(reason === null ? {} : { reason }),
      ...(quotaPerDay === null ? {} : { quotaPerDay }),
    }
  }
}

function ownerMessageNotFound(): DomainError {
  return new DomainError('notFound', 'owner_message_not_found', {
    vi: 'Không có tin này. Hãy tải lại danh sách.',
    en: 'There is no such message. Load the list again.',
  })
}
