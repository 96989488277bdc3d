/** What a span is to its parent, with the number OTLP has for it. */
export const spanKinds = { internal: 1, server: 2, client: 3, producer: 4, consumer: 5 } as const
export type SpanKind = keyof typeof spanKinds

/** Facts about a span: names of services, patterns, route patterns, statuses; never an id of ours, never a value. */
export type Attributes = Record<string, string | number>

/** A span that has ended, as it is exported. */
export interface EndedSpan {
  traceId: string
  spanId: string
  parentSpanId?: string
  kind: SpanKind
  name: string
  /** Nanoseconds since 1970. */
  start: bigint
  end: bigint
  attributes: Attributes
  isFailed: boolean
}

/** Takes spans that have ended; never throws, never waits. */
export interface SpanExporter {
  export(span: EndedSpan): void
  /** Sends what is left. */
  stop(): Promise<void>
}
