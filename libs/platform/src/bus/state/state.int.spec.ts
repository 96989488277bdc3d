import { jest } from '@jest/globals'
import { IsInt, IsString } from 'class-validator'
import { state } from '#contracts'
import { eventually } from '#testing'
import { testKafka, TestSystem, transports, type StartedService } from '../bus.fixture.js'
import type { StateCopy, StateOwner } from '../index.js'

class Colour {
  @IsString() key: string
  @IsInt() version: number
  @IsString() name: string
}
const colours = state('catalog.colours.v1', Colour)
const red = { key: 'red', version: 1, name: 'đỏ' }
const blue = { key: 'blue', version: 1, name: 'xanh' }

jest.setTimeout(60_000)

describe.each(transports)('a state topic over %s', (transport) => {
  let kafka: Awaited<ReturnType<typeof testKafka>> | undefined
  let system: TestSystem
  let catalog: StartedService
  let owner: StateOwner<Colour>
  let copy: StateCopy<Colour>

  beforeAll(async () => {
    kafka = transport === 'kafka' ? await testKafka() : undefined
    system = new TestSystem(transport, kafka?.brokers)
    catalog = await system.start('catalog', [])
    owner = catalog.runtime.own(colours)
    const exchange = await system.start('exchange', [])
    copy = await exchange.runtime.copy(colours)
  })
  afterAll(async () => {
    await system?.stop()
    await kafka?.stop()
  })

  it('is stale before the owner was heard of', () => expect(copy.isStale(new Date())).toBe(true))

  it('is complete for one who comes later, and fresh', async () => {
    await owner.republish([red, blue])
    const late = await (await system.start('gateway', [])).runtime.copy(colours)
    expect([...late.entries()]).toEqual([red, blue])
    expect(late.isStale(new Date())).toBe(false)
    expect(late.isStale(new Date(Date.now() + 32_000))).toBe(true)
  })

  it('brings changes, ignores older versions, and forgets what was removed', async () => {
    const seen: string[] = []
    copy.onChange((name, entry) => seen.push(`${name} ${entry?.version ?? 'gone'}`))
    await owner.publish([{ ...red, version: 3, name: 'đỏ sẫm' }])
    await owner.publish([{ ...red, version: 2 }])
    await owner.remove([{ key: 'blue', version: 2 }])
    await eventually(
      () => copy.get('blue'),
      (entry) => expect(entry).toBeUndefined(),
    )
    expect(copy.get('red')).toEqual({ key: 'red', version: 3, name: 'đỏ sẫm' })
    await eventually(
      () => seen.slice(-2),
      (last) => expect(last).toEqual(['red 3', 'blue gone']),
    )
  })

  it('beats every second', async () => {
    const at = new Date()
    await eventually(
      () => copy.isStale(new Date(at.getTime() + 30_500)),
      (stale) => expect(stale).toBe(false),
    )
  })

  it('takes only what fits its contract', async () => {
    await expect(owner.publish([{ key: 'x', version: 1 } as Colour])).rejects.toThrow('/name')
  })
})
