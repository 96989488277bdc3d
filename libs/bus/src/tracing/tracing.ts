import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import type { Attributes, SpanExporter, SpanKind } from './span.js'
import { readTraceparent, traceparentOf, type TraceContext } from './traceparent.rules.js'

/** A part of a trace that is under way. */
export interface Span {
  /** To hand on to whoever continues the trace. */
  readonly traceparent: string
  /** Ends it once; `isFailed` marks what an operator should look at. */
  end(attributes: Attributes, isFailed: boolean): void
}

/** What a span is begun with. */
export interface Beginning {
  kind: SpanKind
  /** Of few values: `ask dossiers.prefill.v1`, `POST /v1/dossiers/:id/prefill`. */
  name: string
  attributes?: Attributes
  /** The `traceparent` it continues; without a valid one it begins a trace. */
  parent: string | undefined
}

/** The services of a process share it: what one asks of another within the process is one trace. */
const underWay = new AsyncLocalStorage<string>()

/**
 * A service's part in traces. Without an exporter it does nothing: {@link begin} returns none, and nothing is remembered.
 * Nothing that is personal may be given to it; see {@link Attributes}.
 */
export class Tracing {
  constructor(
    private readonly exporter?: SpanExporter,
    /** The share of new traces that is kept, 0 to 1; a trace under way is kept as its beginner decided. */
    private readonly share = 1,
  ) {}

  get isOn(): boolean {
    return this.exporter !== undefined
  }

  /** The `traceparent` of the work under way. */
  get current(): string | undefined {
    return this.exporter && underWay.getStore()
  }

  begin({ kind, name, attributes = {}, parent }: Beginning): Span | undefined {
    const { exporter } = this
    if (!exporter) return undefined
    const before = readTraceparent(parent)
    const context = before ? { ...before, spanId: newId(8) } : this.newTrace()
    const begun = wallClock()
    const since = process.hrtime.bigint()
    let isOpen = true
    return {
      traceparent: traceparentOf(context),
      end(more, isFailed) {
        if (!isOpen || !context.isSampled) return
        isOpen = false
        const { traceId, spanId } = context
        const end = begun + process.hrtime.bigint() - since
        exporter.export({
          ...{ traceId, spanId, parentSpanId: before?.spanId, kind, name, start: begun, end, isFailed },
          attributes: { ...attributes, ...more },
        })
      },
    }
  }

  /** Runs work as part of a span: what it asks and records continues the trace. */
  within<T>(span: Span | undefined, work: () => T): T {
    return span ? underWay.run(span.traceparent, work) : work()
  }

  async stop(): Promise<void> {
    await this.exporter?.stop()
  }

  private newTrace(): TraceContext {
    return { traceId: newId(16), spanId: newId(8), isSampled: Math.random() < this.share }
  }
}

/** For whoever is not traced. */
export const noTracing = new Tracing()

/** Random bytes in hex; all zero, which means none, does not happen. */
function newId(bytes: number): string {
  return randomBytes(bytes).toString('hex')
}

function wallClock(): bigint {
  return BigInt(Date.now()) * 1_000_000n
}
