import { Inject, Injectable } from '@nestjs/common'
import type { Registry } from 'prom-client'
import type { NoticeChannel } from '#contracts'
import { Database } from '#database'
import { Clock, LOGGER, METRICS, PeriodicWork, type Logger } from '#platform'
import { NoticeChoices } from '../notice-choices.js'
import type { NoticeFacts } from '../notice-texts.js'
import type { Channel, Outcome } from './channel.js'
import { endMessage, type Ended } from './end-message.js'
import { messageMetrics } from './message-metrics.js'
import { outsideText, shortText } from './outside-text.js'
import { PlanMessages } from './plan-messages.js'
import { retryAt } from './timing.rules.js'

/** The ways out of the portal, as the operator configured them. */
export const CHANNELS = Symbol('channels')

/** The address of the portal's inbox. */
export const INBOX_ADDRESS = Symbol('inbox address')

/** Messages under way at once. */
const atOnce = 10

/** Milliseconds a message is its sender's; after that it is taken for lost, and sent again under the same id. */
const lease = 2 * 60_000

interface Message {
  id: string
  personHash: string
  attempts: number
  createdAt: Date
  language: 'vi' | 'en'
  /** Null where the person gave the channel up meanwhile. */
  to: string | null
  notices: NoticeFacts[]
}

/**
 * Sends what people are told by the channels they chose. Each message has an id that stays: a process that is killed between
 * the receiver's answer and its own note sends it again under that id, and it is noted once. A channel that is away is tried
 * again with pauses; a receiver that is refused is told so in the inbox.
 */
@Injectable()
export class SendMessages extends PeriodicWork {
  private readonly metrics

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly plan: PlanMessages,
    private readonly choices: NoticeChoices,
    @Inject(CHANNELS) private readonly channels: readonly Channel[],
    @Inject(INBOX_ADDRESS) private readonly inbox: string,
    @Inject(LOGGER) logger: Logger,
    @Inject(METRICS) registry: Registry,
  ) {
    super(logger)
    this.metrics = messageMetrics(registry)
  }

  /** Plans and sends all that is due; returns how many messages were taken. */
  async execute(): Promise<number> {
    if (this.channels.length === 0) return 0
    await this.plan.execute()
    const sent = await Promise.all(this.channels.map((channel) => this.sendBy(channel)))
    for (const { name } of this.channels) this.metrics.waiting.set({ channel: name }, await this.waitingBy(name))
    return sent.reduce((sum, each) => sum + each, 0)
  }

  override async onApplicationShutdown(): Promise<void> {
    await super.onApplicationShutdown()
    for (const channel of this.channels) channel.close()
  }

  /** A channel of which a whole turn failed is left alone until the next. */
  private async sendBy(channel: Channel): Promise<number> {
    for (let sent = 0; ;) {
      const messages = await this.claim(channel.name)
      const outcomes = await Promise.all(messages.map((message) => this.sendOne(channel, message)))
      const took = outcomes.filter((outcome) => outcome !== 'failed').length
      sent += outcomes.filter((outcome) => outcome === 'sent').length
      if (messages.length < atOnce || took === 0) return sent
    }
  }

  private claim(channel: NoticeChannel): Promise<Message[]> {
    const now = this.clock.now()
    return this.database.write<Message>(claimStatement, [channel, now, new Date(now.getTime() + lease), atOnce])
  }

  private async sendOne(channel: Channel, message: Message): Promise<Outcome | 'dropped'> {
    const { id, to, language, notices } = message
    if (to === null) {
      await this.end(channel.name, message, { state: 'dropped' })
      return 'dropped'
    }
    const short = shortText(notices, language, this.inbox)
    const text = outsideText(notices, language, this.inbox)
    const outcome = await channel.send({ id, to, language, short, ...text, at: this.clock.now() })
    this.metrics.tries.inc({ channel: channel.name, outcome })
    if (outcome === 'failed') await this.tryLater(channel.name, message)
    else await this.end(channel.name, message, { state: outcome, to })
    return outcome
  }

  private async tryLater(channel: NoticeChannel, message: Message): Promise<void> {
    const { id, attempts, createdAt } = message
    const again = retryAt(this.clock.now(), attempts, createdAt, this.choices.quietHours())
    if (!again) return this.end(channel, message, { state: 'givenUp' })
    await this.database.write(
      `update notice_delivery set send_after = $2, leased_until = null where id = $1 and state = 'waiting'`,
      [id, again],
    )
  }

  private async end(channel: NoticeChannel, { id, personHash }: Message, ended: Ended): Promise<void> {
    await endMessage(this.database, { id, personHash, channel, at: this.clock.now() }, ended)
    if (ended.state === 'givenUp')
      this.logger.warn({ channel }, 'A message was given up after three days without an answer.')
  }

  private async waitingBy(channel: NoticeChannel): Promise<number> {
    const [row] = await this.database.query<{ waiting: number }>(
      `select count(*)::int as waiting from notice_delivery where state = 'waiting' and channel = $1`,
      [channel],
    )
    return row?.waiting ?? 0
  }
}

const claimStatement = `
  with claimed as (
    update notice_delivery set attempts = attempts + 1, leased_until = $3
    where id in (
      select id from notice_delivery
      where state = 'waiting' and channel = $1 and send_after <= $2 and (leased_until is null or leased_until <= $2)
      order by send_after limit $4 for update skip locked)
    returning id, person_hash, attempts, created_at, notices
  )
  select claimed.id, person_hash as "personHash", attempts, created_at as "createdAt",
    coalesce(c.language, 'vi') as language,
    case when $1 = any(c.refused) then null when $1 = 'email' then c.email when $1 = 'sms' then c.sms
      when c.webhook then c.webhook_reference::text end as "to",
    (select json_agg(json_build_object('kind', n.kind, 'as', n.role, 'code', n.code) order by n.at, n.id)
     from notice n where n.id = any(claimed.notices)) as notices
  from claimed left join notice_choice c using (person_hash)`
