import { IsInt, IsString } from 'class-validator'
import { state } from '#contracts'
import { eventually, throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { testKafka, TestSystem, transports, type StartedService } from '#testing/bus-system'
import { busTables, type StateCopy, type StateOwner } from '../index.js'

class Colour {
  @IsString() key: string
  @IsInt() version: number
  @IsString() name: string
}
const colours = state('catalog.colours.v1', Colour)
const red = { key: 'red', version: 1, name: 'đỏ' }
const blue = { key: 'blue', version: 1, name: 'xanh' }

describe.each(transports)('a state topic over %s', (transport) => {
  let kafka: Awaited<ReturnType<typeof testKafka>> | undefined
  let system: TestSystem
  let store: ThrowAwayDatabase
  let catalog: StartedService
  let owner: StateOwner<Colour>
  let copy: StateCopy<Colour>

  beforeAll(async () => {
    kafka = transport === 'kafka' ? await testKafka() : undefined
    system = new TestSystem(transport, kafka?.brokers)
    store = await throwAwayDatabase({ name: 'catalog', database: { migrations: busTables } })
    catalog = await system.start('catalog', [], { database: store.database })
    owner = catalog.runtime.own(colours)
    const exchange = await system.start('exchange', [])
    copy = await exchange.runtime.copy(colours)
  })
  afterAll(async () => {
    await system?.stop()
    await store?.drop()
    await kafka?.stop()
  })

  const record = (...entries: Colour[]) => store.database.transaction((tx) => owner.record(tx, entries))

  it('is stale before the owner was heard of', () => expect(copy.isStale(new Date())).toBe(true))

  it('is complete for one who comes later, and fresh', async () => {
    await record(red, blue)
    await owner.live()
    const late = await (await system.start('gateway', [])).runtime.copy(colours)
    expect([...late.entries()]).toEqual([red, blue])
    expect(late.isStale(new Date())).toBe(false)
    expect(late.isStale(new Date(Date.now() + 32_000))).toBe(true)
  })

  it('brings changes in the order of their transactions, and forgets what was removed', async () => {
    const seen: string[] = []
    const stop = copy.onChange((name, version) => seen.push(`${name} ${version ?? 'gone'}`))
    await record({ ...red, version: 2 }, { ...red, version: 3, name: 'đỏ sẫm' })
    await store.database.transaction((tx) => owner.remove(tx, [{ key: 'blue', version: 2 }]))
    await eventually(
      () => seen.slice(-3),
      (last) => expect(last).toEqual(['red 2', 'red 3', 'blue gone']),
    )
    expect(copy.get('red')).toEqual({ key: 'red', version: 3, name: 'đỏ sẫm' })
    stop()
  })

  it('ignores an older version, and spreads nothing of a transaction that failed', async () => {
    const failed = store.database.transaction(async (tx) => {
      await owner.record(tx, [{ ...red, version: 9, name: 'never' }])
      throw new TypeError('no')
    })
    await expect(failed).rejects.toThrow('no')
    await record({ ...red, version: 2, name: 'older' }, { key: 'green', version: 1, name: 'lục' })
    await eventually(
      () => copy.get('green'),
      (entry) => expect(entry).toBeDefined(),
    )
    expect(copy.get('red')?.version).toBe(3)
  })

  it('spreads more than one message may hold, piece by piece', async () => {
    const large = (index: number) => ({ key: `large ${index}`, version: 1, name: 'x'.repeat(100_000) })
    await record(...Array.from({ length: 60 }, (_, index) => large(index)))
    await eventually(
      () => copy.get('large 59'),
      (entry) => expect(entry).toBeDefined(),
      { within: 15_000 },
    )
    expect(copy.size).toBe(62)
  })

  it('beats every second', async () => {
    const at = new Date()
    await eventually(
      () => copy.isStale(new Date(at.getTime() + 30_500)),
      (stale) => expect(stale).toBe(false),
    )
  })

  it('takes only what fits its contract', async () => {
    await expect(record({ key: 'x', version: 1 } as Colour)).rejects.toThrow('/name')
  })
})
