import type { Logger, EndedSpan, SpanExporter } from '#bus'
import { otlpRequest } from './otlp.rules.js'

/** Where spans go and how. */
export interface OtlpTarget {
  /** The collector's base address; spans go to `/v1/traces` below it. */
  endpoint: string
  headers: Headers
}

const sendEveryMs = 1000
const batch = 512
const mostWaiting = 4096
const patienceMs = 2000
const complainEveryMs = 60_000

/**
 * Sends spans to an OpenTelemetry collector (OTLP over HTTP, JSON), once a second or by the 512. A collector that is away
 * or slow costs spans, never an answer: at most 4,096 wait, what cannot be sent is dropped, and the log says so once a
 * minute.
 */
export class OtlpExporter implements SpanExporter {
  private readonly waiting: EndedSpan[] = []
  private readonly url: string
  private readonly headers: Headers
  private sending: Promise<void> | undefined
  private timer: NodeJS.Timeout | undefined
  private dropped = 0
  private complainedAt = -Infinity

  constructor(
    private readonly service: string,
    target: OtlpTarget,
    private readonly logger: Logger,
  ) {
    this.headers = new Headers(target.headers)
    this.headers.set('content-type', 'application/json')
    this.url = `${target.endpoint.replace(/\/+$/, '')}/v1/traces`
  }

  export(span: EndedSpan): void {
    if (this.waiting.length >= mostWaiting) this.drop(1, 'queue_full')
    else this.waiting.push(span)
    if (this.waiting.length >= batch) void this.send()
    this.timer ??= setTimeout(() => void this.send(), sendEveryMs).unref()
  }

  async stop(): Promise<void> {
    const until = performance.now() + patienceMs // a collector that is away does not hold up the end
    while ((this.waiting.length > 0 || this.sending) && performance.now() < until) await this.send()
    clearTimeout(this.timer)
  }

  /** One request at a time. */
  private send(): Promise<void> {
    clearTimeout(this.timer)
    this.timer = undefined
    this.sending ??= this.sendOne().finally(() => {
      this.sending = undefined
      if (this.waiting.length > 0) this.timer ??= setTimeout(() => void this.send(), sendEveryMs).unref()
    })
    return this.sending
  }

  private async sendOne(): Promise<void> {
    const spans = this.waiting.splice(0, batch)
    if (spans.length === 0) return
    try {
      const response = await fetch(this.url, {
        method: 'POST',
        headers: this.headers,
        body: JSON.stringify(otlpRequest(this.service, spans)),
        signal: AbortSignal.timeout(patienceMs),
      })
      await response.arrayBuffer()
      if (!response.ok) this.drop(spans.length, `http_${response.status}`)
    } catch (error) {
      this.drop(spans.length, (error as Error).name)
    }
  }

  private drop(spans: number, reason: string): void {
    this.dropped += spans
    if (performance.now() - this.complainedAt < complainEveryMs) return
    this.complainedAt = performance.now()
    this.logger.warn({ dropped: this.dropped, reason }, 'Spans were dropped; traces have holes.')
  }
}
