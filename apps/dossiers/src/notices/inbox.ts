import { Injectable } from '@nestjs/common'
import { isUUID } from 'class-validator'
import {
  cursorInvalid,
  pageOfFound,
  readCursor,
  usualPage,
  type Actor,
  type ListNotices,
  type MarkNoticeCommand,
  type NoticeChannel,
  type NoticeKind,
  type NoticePage,
  type NoticeRole,
  type NoticeView,
} from '#contracts'
import { Database } from '#database'
import { Clock } from '#platform'
import { KeepNotices } from './keep-notices.js'
import { noticeText } from './notice-texts.js'
import { noticeNotFound } from './notice.errors.js'

/** As far as unread notices are counted. */
const countedTo = 100

interface Row {
  id: string
  at: Date
  kind: NoticeKind
  as: NoticeRole
  dossierId: string | null
  code: string | null
  channel: NoticeChannel | null
  readAt: Date | null
}

const columns = `id, at, kind, role as "as", dossier_id as "dossierId", code, channel, read_at as "readAt"`

/** Notices to this person; one to their number under another name is not theirs. */
const whose = 'person_hash = $1 and (name_hash is null or name_hash = $2)'

/** What a person was told. */
@Injectable()
export class Inbox {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly keep: KeepNotices,
  ) {}

  /** A page, newest first; whose sign-in has no personal number was told nothing. */
  async list({ limit = usualPage, cursor, unread = false }: ListNotices, actor: Actor): Promise<NoticePage> {
    const after = cursor === undefined ? null : readCursor(cursor)
    const person = this.personOf(actor)
    if (after !== null && !(isUUID(after) && (await this.isTheirs(after, person)))) throw cursorInvalid()
    const [rows, [counted]] = await Promise.all([
      this.database.query<Row>(
        `select ${columns} from notice
         where ${whose} and ($3::uuid is null or (at, id) < (select at, id from notice where id = $3))
           and (not $4 or read_at is null)
         order by at desc, id desc limit $5`,
        [...person, after, unread, limit + 1],
      ),
      this.database.query<{ unread: number }>(
        `select count(*)::int as unread
         from (select 1 from notice where ${whose} and read_at is null limit ${countedTo}) as few`,
        person,
      ),
    ])
    return { ...pageOfFound(rows.map(viewOf), ({ id }) => id, limit), unread: counted?.unread ?? 0 }
  }

  /** Marks a notice as read, or as not read; it stays read since when it was first. */
  async mark({ notice, body }: MarkNoticeCommand, actor: Actor): Promise<NoticeView> {
    if (!isUUID(notice)) throw noticeNotFound()
    const [row] = await this.database.write<Row>(
      `update notice set read_at = case when $4 then coalesce(read_at, $5) end
       where ${whose} and id = $3 returning ${columns}`,
      [...this.personOf(actor), notice, body.read, this.clock.now()],
    )
    if (!row) throw noticeNotFound()
    return viewOf(row)
  }

  private async isTheirs(id: string, person: readonly string[]): Promise<boolean> {
    const found = await this.database.query(`select 1 from notice where ${whose} and id = $3`, [...person, id])
    return found.length > 0
  }

  private personOf({ personId = '', name }: Actor): [personHash: string, nameHash: string] {
    return [this.keep.personHash(personId), this.keep.nameHash(name)]
  }
}

function viewOf({ at, readAt, code, channel, ...row }: Row): NoticeView {
  return {
    id: row.id,
    at: at.toISOString(),
    kind: row.kind,
    as: row.as,
    dossierId: row.as === 'concerned' ? null : row.dossierId,
    dossierCode: code,
    text: noticeText({ kind: row.kind, as: row.as, code, channel }),
    readAt: readAt?.toISOString() ?? null,
  }
}
