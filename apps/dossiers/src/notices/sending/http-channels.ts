import type { NoticeChannel } from '#contracts'
import { webhookHeaders } from '#platform'
import type { Channel, Outcome, Outgoing } from './channel.js'

/** Milliseconds a receiver has to answer. */
const patience = 10_000

/** Answers that refuse this receiver for good: not acceptable as it is, gone. Every other one but 2xx may change. */
const refusals = [410, 422]

/** A gateway for SMS: `POST {id, to, text}` with the id as `Idempotency-Key`. */
export class SmsChannel implements Channel {
  readonly name: NoticeChannel = 'sms'

  constructor(
    private readonly url: string,
    private readonly token: string | undefined,
  ) {}

  send({ id, to, short }: Outgoing): Promise<Outcome> {
    const authorization: Record<string, string> =
      this.token === undefined ? {} : { authorization: `Bearer ${this.token}` }
    const number = to.startsWith('0') ? `+84${to.slice(1)}` : to
    return post(this.url, JSON.stringify({ id, to: number, text: short }), { 'idempotency-key': id, ...authorization })
  }

  close(): void {
    // holds nothing
  }
}

/** An app that tells people: a POST signed as Standard Webhooks 1.0 says; the receiver is a reference, never a person. */
export class WebhookChannel implements Channel {
  readonly name: NoticeChannel = 'webhook'

  constructor(
    private readonly url: string,
    private readonly secret: string,
  ) {}

  send({ id, to, subject, text, language, at }: Outgoing): Promise<Outcome> {
    const body = JSON.stringify({ id, reference: to, language, subject, text })
    return post(this.url, body, webhookHeaders({ id, at, body }, this.secret))
  }

  close(): void {
    // holds nothing
  }
}

async function post(url: string, body: string, headers: Record<string, string>): Promise<Outcome> {
  try {
    const { status, body: rest } = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    })
    await rest?.cancel()
    if (status >= 200 && status < 300) return 'sent'
    return refusals.includes(status) ? 'refused' : 'failed'
  } catch {
    return 'failed'
  }
}
