import { Inject, Injectable } from '@nestjs/common'
import { Database } from '#database'
import { Clock, LOGGER, PeriodicWork, webhookHeaders, type Logger } from '#platform'
import { KeptCorrections } from '#registry'
import { ClaimWebhookSettings, receiverOf, type Receiver } from './claim-webhook.settings.js'

/** Milliseconds between two looks for claims. */
const everyMs = 2000
/** Claims handed on in one look. */
const atOnce = 10
/** Seconds until a second try, longer than the receiver has to answer; doubles with each, up to {@link longest}. */
const again = 30
const longest = 3600

interface Due {
  claim: string
  correction: string
}

/**
 * Hands each claim against the ministry's records to its own system: a signed POST, whose id is the same at every try, so that
 * the receiver takes it once. A claim waits in the connector's books until an answer of 2xx came or it was decided on; tried
 * again later each time, over restarts. Redirects are not followed, answers not read. Nothing of a record is logged.
 */
@Injectable()
export class HandOnClaims extends PeriodicWork {
  private readonly receiver: Receiver | undefined

  constructor(
    settings: ClaimWebhookSettings,
    private readonly database: Database,
    private readonly kept: KeptCorrections,
    private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    super(logger, everyMs)
    this.receiver = receiverOf(settings)
  }

  /** One look; returns how many claims the receiver took. */
  async execute(): Promise<number> {
    const { receiver } = this
    if (!receiver) return 0
    const due = await this.database.write<Due>(takeDue, [this.clock.now()])
    const taken = await Promise.all(due.map((each) => this.handOn(each, receiver)))
    return taken.filter(Boolean).length
  }

  private async handOn({ claim, correction }: Due, receiver: Receiver): Promise<boolean> {
    const body = await this.bodyOf(claim, correction).catch(() => undefined) // the source is away
    const status = body === undefined ? undefined : await this.post(receiver, claim, body)
    if (status === undefined || status < 200 || status > 299) {
      this.logger.warn({ claim, status }, 'The ministry’s system did not take a claim; it is tried again.')
      return false
    }
    await this.database.write('update claim_delivery set delivered_at = $2 where correction_id = $1', [
      claim,
      this.clock.now(),
    ])
    return true
  }

  /** What the owner sees of the correction on its page, with this claim's own value and reason; never who claimed it. */
  private async bodyOf(claim: string, correction: string): Promise<string> {
    const row = await this.kept.get(correction)
    const [view] = await this.kept.viewsOf([row])
    const own = row.claimed.find(({ correctionId }) => correctionId === claim)
    const { id, number, concept, record, heldValue, heldNow, openedAt, dueAt } = { ...view }
    return JSON.stringify({
      ...{ type: 'correction.claimed', id, claim, number, concept, record, heldValue, heldNow },
      ...{ claimedValue: own?.claimedValue, reason: own?.reason, openedAt, dueAt },
    })
  }

  /** The status of the answer; undefined where there is none in time. */
  private async post({ url, secret, patienceMs }: Receiver, claim: string, body: string): Promise<number | undefined> {
    try {
      const answer = await fetch(url, {
        method: 'POST',
        body,
        headers: {
          ...{ 'content-type': 'application/json', 'idempotency-key': claim },
          ...webhookHeaders({ id: claim, at: this.clock.now(), body }, secret),
        },
        redirect: 'manual',
        signal: AbortSignal.timeout(patienceMs),
      })
      await answer.body?.cancel()
      return answer.status
    } catch {
      return undefined
    }
  }
}

/** Takes claims that are due, oldest first, and says when they are tried again unless they are taken: of two connectors one has each. */
const takeDue = `
  with taken as (
    insert into claim_delivery as d (correction_id, tries, next_at)
    select m.correction_id, 1, $1::timestamptz + ${again} * interval '1 second'
    from correction_claim m join correction c on c.id = m.part_of
      left join claim_delivery known on known.correction_id = m.correction_id
    where c.status = 'open' and known.delivered_at is null and coalesce(known.next_at, '-infinity') <= $1
    order by m.opened_at limit ${atOnce}
    on conflict (correction_id) do update set tries = d.tries + 1,
      next_at = $1::timestamptz + least(${again} * power(2, least(d.tries, 20)), ${longest}) * interval '1 second'
      where d.delivered_at is null and d.next_at <= $1
    returning d.correction_id
  )
  select taken.correction_id as claim, m.part_of as correction
  from taken join correction_claim m on m.correction_id = taken.correction_id`
