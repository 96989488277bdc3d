import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import type { NoticeChannel, NoticeFrequency, QuietHours } from '#contracts'
import { Database } from '#database'
import { Clock } from '#platform'
import { dayOf } from '#vietnam'
import { NoticeChoices } from '../notice-choices.js'
import { offeredChannels, SendingSettings } from '../sending.settings.js'
import { allowedFrom, allowedOnNextDay } from './timing.rules.js'

/** Notices planned in one transaction at most. */
const batch = 200

interface Row {
  id: string
  personHash: string
  frequency: NoticeFrequency
  channels: NoticeChannel[]
}

/**
 * Makes messages of the notices that wait for a channel: when each may go out, and with which others. A message that was
 * begun takes no more notices; with one message a day, later ones wait for the next day.
 */
@Injectable()
export class PlanMessages {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly choices: NoticeChoices,
    private readonly settings: SendingSettings,
  ) {}

  /** Plans all that waits; returns how many notices. */
  async execute(): Promise<number> {
    for (let planned = 0; ;) {
      const some = await this.database.transaction((tx) => this.planSome(tx))
      planned += some
      if (some < batch) return planned
    }
  }

  private async planSome(tx: EntityManager): Promise<number> {
    const now = this.clock.now()
    const rows = await tx.query<Row[]>(waiting, [batch, offeredChannels(this.settings)])
    const quiet = this.choices.quietHours()
    for (const row of rows) for (const channel of row.channels) await plan(tx, row, channel, now, quiet)
    const ids = rows.map(({ id }) => id)
    await tx.query('update notice set is_pending = false where id = any($1::uuid[])', [ids])
    return rows.length
  }
}

async function plan(
  tx: EntityManager,
  { id, personHash, frequency }: Row,
  channel: NoticeChannel,
  now: Date,
  quiet: QuietHours | undefined,
): Promise<void> {
  let sendAfter = allowedFrom(now, quiet)
  for (;;) {
    const day = frequency === 'daily' ? dayOf(sendAfter) : null
    const joined = await tx.query<unknown[]>(join, [uuidv7(), personHash, channel, day, [id], now, sendAfter])
    if (joined.length > 0 || day === null) return
    sendAfter = allowedOnNextDay(day, quiet)
  }
}

/** With the channels each person chose, that are offered ($2) and have not refused them. */
const waiting = `
  select n.id, n.person_hash as "personHash", coalesce(c.frequency, 'daily') as frequency, array(
      select channel from unnest($2::text[]) as offered (channel)
      where not channel = any(c.refused) and (n.name_hash is null or n.name_hash = c.name_hash)
        and case channel when 'email' then c.email is not null when 'sms' then c.sms is not null else c.webhook end
    ) as channels
  from notice n left join notice_choice c using (person_hash)
  where n.is_pending order by n.at limit $1 for update of n skip locked`

/** Nothing where the message of the day has been begun. */
const join = `
  insert into notice_delivery as d (id, person_hash, channel, day, notices, created_at, send_after)
  values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (person_hash, channel, day) do update set notices = d.notices || excluded.notices
    where d.state = 'waiting' and d.attempts = 0
  returning 1`
