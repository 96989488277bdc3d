import { LimitedLog } from './limited-log.js'

function log() {
  const lines: object[] = []
  const add = (fields: object, message: string) => void lines.push({ ...fields, message })
  const clock = { now: 0 }
  const limited = new LimitedLog({ debug: add, info: add, warn: add, error: add }, 3, () => clock.now)
  return { lines, limited, clock }
}

describe('a log of work that repeats itself', () => {
  it('writes a few lines of a kind and then how many were left out', () => {
    const { lines, limited, clock } = log()
    for (let count = 0; count < 10_000; count++) limited.warn({ attempt: count }, 'It failed.')
    expect(lines).toHaveLength(3)
    clock.now = 60_000
    limited.warn({ attempt: 1 }, 'It failed.')
    limited.warn({ attempt: 2 }, 'It failed.')
    expect(lines.slice(3)).toEqual([
      { attempt: 1, leftOut: 9997, message: 'It failed.' },
      { attempt: 2, message: 'It failed.' },
    ])
  })

  it('tells topics, reasons and groups apart, and nothing that differs each time', () => {
    const { lines, limited } = log()
    for (let count = 0; count < 9; count++) {
      limited.error({ topic: 'a', offset: count }, 'It is parked.')
      limited.error({ topic: 'b', offset: count }, 'It is parked.')
      limited.info({ reason: 'crash', offset: count }, 'It is parked.')
    }
    expect(lines).toHaveLength(9)
  })
})
