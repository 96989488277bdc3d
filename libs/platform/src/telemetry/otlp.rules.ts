import { spanKinds, type Attributes, type EndedSpan } from '#bus'

/** Spans of one service as the body of an OTLP/HTTP request in JSON (opentelemetry-proto 1.x, `ExportTraceServiceRequest`). */
export function otlpRequest(service: string, spans: readonly EndedSpan[]): object {
  return {
    resourceSpans: [
      {
        resource: { attributes: keyValues({ 'service.namespace': 'motlan', 'service.name': service }) },
        scopeSpans: [{ scope: { name: 'motlan' }, spans: spans.map(otlpSpan) }],
      },
    ],
  }
}

/** 64-bit numbers are texts in JSON; ids are hex there, not base64. */
function otlpSpan({ traceId, spanId, parentSpanId, kind, name, start, end, attributes, isFailed }: EndedSpan): object {
  return {
    traceId,
    spanId,
    ...(parentSpanId ? { parentSpanId } : {}),
    name,
    kind: spanKinds[kind],
    startTimeUnixNano: String(start),
    endTimeUnixNano: String(end),
    attributes: keyValues(attributes),
    status: isFailed ? { code: 2 } : {},
  }
}

function keyValues(attributes: Attributes): object[] {
  return Object.entries(attributes).map(([key, value]) => ({
    key,
    value: typeof value === 'number' ? { intValue: String(Math.trunc(value)) } : { stringValue: value },
  }))
}
