import { setTimeout as pause } from 'node:timers/promises'
import { randomUUID } from 'node:crypto'
import { Controller } from '@nestjs/common'
import { Payload } from '@nestjs/microservices'
import { IsInt, IsString } from 'class-validator'
import { Kafka, logLevel, type Admin } from 'kafkajs'
import { anyone, query, facts, state } from '#contracts'
import { eventually, throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { testKafka, TestSystem, within, type StartedService } from '#testing/bus-system'
import { Handles, busTables, Hears, type StateOwner } from '../index.js'

class Numbered {
  @IsInt() number: number
}
class Colour {
  @IsString() key: string
  @IsInt() version: number
}
const echo = query('tax.echo.v1', Numbered, Numbered, anyone)
const counted = facts('catalog.counted.v1', Numbered)
const colours = state('catalog.colours.v1', Colour)
const heard: number[] = []

@Controller()
class Tax {
  @Handles(echo)
  echo(@Payload() question: Numbered): Numbered {
    return question
  }
  @Hears(counted)
  hear(@Payload() { number }: Numbered): void {
    heard.push(number)
  }
}

describe('when the broker has lost its topics', () => {
  let kafka: Awaited<ReturnType<typeof testKafka>>
  let system: TestSystem
  let stores: ThrowAwayDatabase[]
  let gateway: StartedService
  let catalog: StartedService
  let owner: StateOwner<Colour>
  let spreadsAfterMs = 0

  beforeAll(async () => {
    kafka = await testKafka()
    system = new TestSystem('kafka', kafka.brokers)
    stores = [
      await throwAwayDatabase({ name: 'tax', database: { migrations: busTables } }),
      await throwAwayDatabase({ name: 'catalog', database: { migrations: busTables } }),
    ]
    await system.start('tax', [Tax], { database: stores[0]?.database })
    catalog = await system.start('catalog', [], { database: stores[1]?.database })
    gateway = await system.start('gateway', [], { asks: ['tax'] })
    owner = catalog.runtime.own(colours)
    const spread = async () => {
      await pause(spreadsAfterMs)
      await stores[1]?.database.transaction((tx) => owner.record(tx, [{ key: 'red', version: 1 }]))
    }
    await spread()
    await owner.live(() => Promise.resolve(1))
    owner.onLost(() => void spread())
    await catalog.runtime.copy(colours) // who makes a topic again may read it too
  })
  afterAll(async () => {
    await system?.stop()
    await Promise.all([...(stores ?? []).map((store) => store.drop()), kafka?.stop()])
  })

  const answers = () =>
    gateway.runtime.bus.ask(echo, { number: 1 }, within(1000)).then(
      () => true,
      () => false,
    )
  const record = (number: number) =>
    stores[1]?.database.transaction((tx) => catalog.runtime.outbox.record(tx, counted, randomUUID(), { number }))

  async function administer<T>(work: (admin: Admin) => Promise<T>): Promise<T> {
    const admin = new Kafka({ brokers: kafka.brokers, logLevel: logLevel.NOTHING }).admin()
    await admin.connect()
    return work(admin).finally(() => admin.disconnect())
  }
  const empty = (which: RegExp) =>
    administer(async (admin) => {
      const lost = (await admin.listTopics()).filter((topic) => topic.startsWith(system.namespace) && which.test(topic))
      await admin.deleteTopics({ topics: lost })
      return lost
    })

  it.each([
    ['reply topics', /replies/],
    ['request topics', /asks/],
    ['topics of facts and state', /\.v1$/],
    ['all topics', /./],
  ])('%s are made again, and everything goes on without a restart', async (_, which) => {
    const number = heard.length + 1
    expect(await answers()).toBe(true)
    const lost = await empty(which)
    expect(lost.length).toBeGreaterThan(0)
    await eventually(
      () => administer((admin) => admin.listTopics()),
      (names) => expect(names).toEqual(expect.arrayContaining(lost)),
      { within: 30_000 },
    )
    await eventually(answers, (answered) => expect(answered).toBe(true), { within: 30_000 })
    // one that is published while a reader stands at its place in the lost topic can be passed over
    await eventually(
      async () => {
        await record(number)
        return heard
      },
      (numbers) => expect(numbers).toContain(number),
      { within: 30_000, every: 1000 },
    )
    await eventually(
      async () => {
        const late = await system.start('exchange', [])
        const copy = await late.runtime.copy(colours)
        return copy.get('red')
      },
      (entry) => expect(entry).toEqual({ key: 'red', version: 1 }),
      { within: 20_000, every: 1000 },
    )
  })

  it('a copy that is read before the owner has filled the topic again is handed over whole', async () => {
    spreadsAfterMs = 2500
    await empty(/\.v1$/)
    const copy = await (await system.start('exchange', [])).runtime.copy(colours)
    expect(copy.get('red')).toEqual({ key: 'red', version: 1 })
  })
})
