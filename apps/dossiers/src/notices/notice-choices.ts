import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import type { Actor, NoticeChannel, NoticeChoice, NoticeChoiceView, NoticeFrequency, QuietHours } from '#contracts'
import { Database } from '#database'
import { Catalogue, Clock } from '#platform'
import { dayOf } from '#vietnam'
import { KeepNotices } from './keep-notices.js'
import { channelNotOffered, noInbox } from './notice.errors.js'
import { offeredChannels, SendingSettings } from './sending.settings.js'

interface Row {
  language: 'vi' | 'en'
  frequency: NoticeFrequency
  email: string | null
  sms: string | null
  webhook: boolean
  webhookReference: string | null
  refused: NoticeChannel[]
}

const columns = 'language, frequency, email, sms, webhook, webhook_reference as "webhookReference", refused'

/** Who has chosen nothing reads the inbox only. */
const nothing: Row = {
  ...{ language: 'vi', frequency: 'daily', email: null, sms: null, webhook: false },
  ...{ webhookReference: null, refused: [] },
}

/** Where each person wants to be told, besides the inbox. */
@Injectable()
export class NoticeChoices {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
    private readonly keep: KeepNotices,
    private readonly settings: SendingSettings,
  ) {}

  async get({ personId }: Actor): Promise<NoticeChoiceView> {
    if (personId === undefined) return this.view(nothing)
    const [row] = await this.database.query<Row>(`select ${columns} from notice_choice where person_hash = $1`, [
      this.keep.personHash(personId),
    ])
    return this.view(row ?? nothing)
  }

  /** Keeps a choice; what was refused before is tried again. A reference stays the same while a person has one. */
  async choose(choice: NoticeChoice, { personId, name }: Actor): Promise<NoticeChoiceView> {
    if (personId === undefined) throw noInbox()
    const { language, frequency, email = null, sms = null, webhook = false } = choice
    const chosen = { email: email !== null, sms: sms !== null, webhook }
    for (const channel of Object.keys(chosen) as NoticeChannel[])
      if (chosen[channel] && !offeredChannels(this.settings).includes(channel)) throw channelNotOffered(channel)
    const [row] = await this.database.write<Row>(
      `insert into notice_choice as c
         (person_hash, name_hash, language, frequency, email, sms, webhook, webhook_reference, refused)
       values ($1, $2, $3, $4, $5, $6, $7, case when $7 then $8::uuid end, '{}')
       on conflict (person_hash) do update set
         name_hash = excluded.name_hash, language = excluded.language, frequency = excluded.frequency,
         email = excluded.email, sms = excluded.sms, webhook = excluded.webhook, refused = '{}',
         webhook_reference = coalesce(c.webhook_reference, excluded.webhook_reference)
       returning ${columns}`,
      [
        ...[this.keep.personHash(personId), this.keep.nameHash(name), language, frequency],
        ...[email, sms, webhook, randomUUID()],
      ],
    )
    return this.view(row ?? nothing)
  }

  /** The hours of today in which nothing leaves the portal: the setting `notices.quietHours`. */
  quietHours(): QuietHours | undefined {
    return this.catalogue.setting('notices.quietHours', dayOf(this.clock.now())) as QuietHours | undefined
  }

  private view(row: Row): NoticeChoiceView {
    return { ...row, offered: offeredChannels(this.settings), quietHours: this.quietHours() ?? null }
  }
}
