import { setImmediate as turn } from 'node:timers/promises'
import type { EndedSpan } from './span.js'
import { readTraceparent } from './traceparent.rules.js'
import { noTracing, Tracing } from './tracing.js'

function remembering(share?: number) {
  const spans: EndedSpan[] = []
  return { spans, tracing: new Tracing({ export: (span) => spans.push(span), stop: async () => undefined }, share) }
}

const outside = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-'
const aBeginning = (parent?: string) => ({ kind: 'client' as const, name: 'ask', parent })

describe('tracing', () => {
  it('joins what is begun within a span to it, also after waiting', async () => {
    const { tracing, spans } = remembering()
    const root = tracing.begin(aBeginning())
    await tracing.within(root, async () => {
      await turn()
      tracing.begin(aBeginning(tracing.current))?.end({ status: 'ok' }, false)
    })
    root?.end({}, true)
    const [child, whole] = spans
    expect(child).toMatchObject({ traceId: whole?.traceId, parentSpanId: whole?.spanId, attributes: { status: 'ok' } })
    expect(whole).toMatchObject({ parentSpanId: undefined, isFailed: true })
    expect(child?.end).toBeGreaterThanOrEqual(child?.start ?? 0n)
    expect(tracing.current).toBeUndefined()
  })

  it('exports a span once', () => {
    const { tracing, spans } = remembering()
    const span = tracing.begin(aBeginning())
    span?.end({}, false)
    span?.end({}, true)
    expect(spans).toHaveLength(1)
  })

  it('keeps a trace as its beginner decided, and hands the decision on', () => {
    const { tracing, spans } = remembering(0)
    const unwanted = tracing.begin(aBeginning())
    unwanted?.end({}, false)
    expect(readTraceparent(unwanted?.traceparent)?.isSampled).toBe(false)
    tracing.begin(aBeginning(`${outside}00`))?.end({}, false)
    expect(spans).toEqual([])
    tracing.begin(aBeginning(`${outside}01`))?.end({}, false)
    expect(spans).toMatchObject([{ traceId: '4bf92f3577b34da6a3ce929d0e0e4736', parentSpanId: '00f067aa0ba902b7' }])
  })

  it('begins a trace where the parent is none', () => {
    const { tracing, spans } = remembering()
    tracing.begin(aBeginning('no traceparent'))?.end({}, false)
    expect(spans).toMatchObject([{ parentSpanId: undefined }])
  })

  it('that is off remembers nothing and hands nothing on', () => {
    expect(noTracing.begin(aBeginning(`${outside}01`))).toBeUndefined()
    const { tracing } = remembering()
    tracing.within(tracing.begin(aBeginning()), () => expect(noTracing.current).toBeUndefined())
  })
})
