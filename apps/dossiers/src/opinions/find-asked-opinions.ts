import { Injectable } from '@nestjs/common'
import { isUUID } from 'class-validator'
import {
  cursorInvalid,
  dossierAccess,
  pageOfFound,
  readCursor,
  relationOf,
  usualPage,
  worksFor,
  type Actor,
  type AskedOpinion,
  type AskedOpinionPage,
  type AskedOpinionRef,
  type DossierStatus,
  type ListAskedOpinions,
  type SharedFile,
} from '#contracts'
import { Database } from '#database'
import { Catalogue, Clock } from '#platform'
import { isHandled, mayDoBeside } from '../lifecycle/actions.rules.js'
import { answerOf, askedItemOf, opinionColumns, type OpinionRow } from './kept-opinions.js'
import { explainedDue } from './opinion-clock.js'
import { inquiryNotFound } from './opinion.errors.js'

type AskedRow = OpinionRow & { procedure: string; status: DossierStatus; version: number }

const ofOffice = `(o.to_office = $1 or ($2 and starts_with(o.to_office, $1 || '.')))`

const selected = `select ${opinionColumns}, d.procedure, d.status, d.version
  from opinion o join dossier d on d.id = o.dossier_id`

/** What is due first at the top; of what has ended the newest. */
const orders = {
  open: { where: 'o.ended_at is null', place: 'due_at', later: '>', orderBy: 'o.due_at, o.id' },
  ended: { where: 'o.ended_at is not null', place: 'ended_at', later: '<', orderBy: 'o.ended_at desc, o.id desc' },
} as const

/** What an office is asked by others: the questions, and of the dossiers what was shared with it. */
@Injectable()
export class FindAskedOpinions {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  /** Of the own office, a head's with those below. */
  async page(
    { limit = usualPage, cursor, state = 'open' }: ListAskedOpinions,
    actor: Actor,
  ): Promise<AskedOpinionPage> {
    const after = cursor === undefined ? null : readCursor(cursor)
    const { where, place, later, orderBy } = orders[state]
    const whose = [actor.authority ?? '', actor.role === 'head']
    if (after !== null && !(await this.isAmong(whose, after))) throw cursorInvalid()
    const rows = await this.database.query<AskedRow>(
      `${selected} where ${ofOffice} and ${where} and ($3::uuid is null or (o.${place}, o.id) ${later} (
         select l.${place}, l.id from opinion l where l.id = $3))
       order by ${orderBy} limit $4`,
      [...whose, after, limit + 1],
    )
    const telling = { catalogue: this.catalogue, now: this.clock.now() }
    const items = rows.map((row) => askedItemOf(row, telling))
    return pageOfFound(items, ({ id }) => id, limit)
  }

  /** Throws `inquiry_not_found` of one to another office. What was shared is told while the inquiry is open. */
  async one({ inquiry }: AskedOpinionRef, actor: Actor): Promise<AskedOpinion> {
    const [row] = isUUID(inquiry) ? await this.database.query<AskedRow>(`${selected} where o.id = $1`, [inquiry]) : []
    const relations = row && worksFor(actor, row.toOffice) ? (['consultedOffice'] as const) : []
    const related = relationOf(dossierAccess.askedOpinion, actor, { relations })
    if (!row || related === 'unrelated' || related === 'otherState') throw inquiryNotFound()
    if (related !== 'allowed') throw related.permission
    const isOpen = row.endedAt === null
    const mayAnswer = isOpen && isHandled(row.status) && mayDoBeside('giveOpinion', actor)
    const answer = answerOf(row)
    return {
      ...askedItemOf(row, { catalogue: this.catalogue, now: this.clock.now() }),
      ...{ question: row.question, askedBy: row.askedBy, due: explainedDue(this.catalogue, row) },
      values: isOpen ? row.values : [],
      files: isOpen ? await this.files(row) : [],
      ...(answer ? { answer } : {}),
      allowedActions: mayAnswer ? ['giveOpinion'] : [],
      etag: `"${row.version}"`,
    }
  }

  private files({ dossierId, attachments }: OpinionRow): Promise<SharedFile[]> {
    return this.database.query<SharedFile>(
      `select a.id as "attachmentId", a.name, coalesce(a.paper, a.path) as purpose, a.media_type as "mediaType", a.size
       from attachment a where a.dossier_id = $1 and a.id = any($2) order by a.id`,
      [dossierId, attachments],
    )
  }

  private async isAmong(whose: readonly unknown[], id: string): Promise<boolean> {
    if (!isUUID(id)) return false
    const found = await this.database.query(`select 1 from opinion o where ${ofOffice} and o.id = $3`, [...whose, id])
    return found.length > 0
  }
}
