import { readTraceparent, traceparentOf } from './traceparent.rules.js'

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
const spanId = '00f067aa0ba902b7'

describe('a traceparent', () => {
  it('is read as it was written', () => {
    for (const isSampled of [true, false]) {
      const context = { traceId, spanId, isSampled }
      expect(readTraceparent(traceparentOf(context))).toEqual(context)
    }
  })

  it('is read by its sampled bit, whatever the other flags say', () => {
    expect(readTraceparent(`00-${traceId}-${spanId}-03`)?.isSampled).toBe(true)
    expect(readTraceparent(`00-${traceId}-${spanId}-02`)?.isSampled).toBe(false)
  })

  it.each([
    undefined,
    7,
    '',
    `01-${traceId}-${spanId}-01`,
    `00-${traceId}-${spanId}`,
    `00-${traceId.toUpperCase()}-${spanId}-01`,
    `00-${'0'.repeat(32)}-${spanId}-01`,
    `00-${traceId}-${'0'.repeat(16)}-01`,
    `00-${traceId}-${spanId}-01\n`,
    `00-${traceId}-${spanId}-01-more`,
  ])('that is not one (%j) says nothing', (text) => {
    expect(readTraceparent(text)).toBeUndefined()
  })
})
