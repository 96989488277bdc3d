import { jest } from '@jest/globals'
import type { Logger } from '../telemetry/logger.js'
import { PeriodicWork } from './periodic-work.js'

class Turns extends PeriodicWork {
  begun = 0
  settle: ((outcome?: Error) => void) | undefined

  constructor(logger: Logger) {
    super(logger, 1000)
  }

  execute(): Promise<number> {
    this.begun++
    return new Promise((resolve, reject) => {
      this.settle = (outcome) => (outcome ? reject(outcome) : resolve(0))
    })
  }
}

let warnings: object[]
let turns: Turns

beforeEach(() => {
  jest.useFakeTimers()
  warnings = []
  turns = new Turns({ warn: (facts: object) => warnings.push(facts) } as unknown as Logger)
  turns.onApplicationBootstrap()
})

afterEach(() => jest.useRealTimers())

it('begins no turn while one is under way, and keeps none waiting', async () => {
  await jest.advanceTimersByTimeAsync(5000)
  expect(turns.begun).toBe(1)
  turns.settle?.()
  await jest.advanceTimersByTimeAsync(999)
  expect(turns.begun).toBe(1)
  await jest.advanceTimersByTimeAsync(1)
  expect(turns.begun).toBe(2)
})

it('logs a turn that fails by the name of its work, and tries again', async () => {
  await jest.advanceTimersByTimeAsync(1000)
  const err = new Error('away')
  turns.settle?.(err)
  await jest.advanceTimersByTimeAsync(1000)
  expect(warnings).toEqual([{ err, work: 'Turns' }])
  expect(turns.begun).toBe(2)
})

it('waits for the turn under way when the service stops, and begins no other', async () => {
  await jest.advanceTimersByTimeAsync(3500)
  let isStopped = false
  const stopping = turns.onApplicationShutdown().then(() => (isStopped = true))
  await jest.advanceTimersByTimeAsync(3000)
  expect(isStopped).toBe(false)
  turns.settle?.()
  await stopping
  await jest.advanceTimersByTimeAsync(3000)
  expect(turns.begun).toBe(1)
})
