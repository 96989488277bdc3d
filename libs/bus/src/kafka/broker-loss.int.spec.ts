import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { Controller } from '@nestjs/common'
import { Payload } from '@nestjs/microservices'
import { IsInt } from 'class-validator'
import { Registry } from 'prom-client'
import { anyone, query, facts } from '#contracts'
import { eventually, throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { TestSystem, within, type StartedService } from '#testing/bus-system'
import { startKafka, type KafkaServer } from '../../../../tools/kafka/kafka.js'
import { Handles, busTables, Hears } from '../index.js'

class Numbered {
  @IsInt() number: number
}
const echo = query('tax.echo.v1', Numbered, Numbered, anyone)
const counted = facts('gateway.counted.v1', Numbered)
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

describe('when the broker goes away', () => {
  let kafka: KafkaServer
  let system: TestSystem
  let gateway: StartedService
  const metrics = new Registry()
  let stores: ThrowAwayDatabase[]

  beforeAll(async () => {
    kafka = await startKafka()
    stores = [
      await throwAwayDatabase({ name: 'tax', database: { migrations: busTables } }),
      await throwAwayDatabase({ name: 'gateway', database: { migrations: busTables } }),
    ]
    system = new TestSystem('kafka', kafka.brokers)
    await system.start('tax', [Tax], { database: stores[0]?.database })
    gateway = await system.start('gateway', [], { asks: ['tax'], database: stores[1]?.database, metrics })
  })
  afterAll(async () => {
    await system.stop()
    await Promise.all(stores.map((store) => store.drop()))
    await kafka.stop()
  })

  const asks = (ms: number) => gateway.runtime.bus.ask(echo, { number: 1 }, within(ms))
  const answersAgain = () =>
    eventually(
      () =>
        asks(500).then(
          () => true,
          () => false,
        ),
      (answered) => expect(answered).toBe(true),
      { within: 20_000 },
    )
  const record = (number: number) =>
    stores[1]?.database.transaction((tx) => gateway.runtime.outbox.record(tx, counted, randomUUID(), { number }))

  it.each([
    { away: 3, offset: 0 },
    { away: 13, offset: 10 }, // longer than a reader may be silent while the broker answers
  ])('for $away s: says so, loses no fact, and is back within 2 s of its return', async ({ away, offset }) => {
    await asks(5000)
    await record(offset + 1)
    await eventually(
      () => heard,
      (numbers) => expect(numbers).toContain(offset + 1),
    )
    await kafka.kill()
    await expect(asks(1000)).rejects.toMatchObject({ kind: 'unavailable', extra: { retryable: true, retryAfter: 2 } })
    await record(offset + 2)
    await pause(away * 1000)
    const asked = Date.now()
    await expect(asks(10_000)).rejects.toMatchObject({ kind: 'unavailable', code: 'bus_down' })
    expect(Date.now() - asked).toBeLessThan(3000)
    expect(gateway.runtime.ready()).toBe(false)
    await kafka.restart()
    const returned = Date.now()
    await answersAgain()
    const took = Date.now() - returned
    await eventually(
      () => heard,
      (numbers) => expect(numbers).toContain(offset + 2),
      { within: 20_000 },
    )
    const tookFacts = Date.now() - returned
    expect(took).toBeLessThan(10_000)
    expect(tookFacts).toBeLessThan(15_000)
    await eventually(
      () => gateway.runtime.ready(),
      (ready) => expect(ready).toBe(true),
    )
    // A second consumer would make its group wait for the first one.
    expect(await metrics.getSingleMetricAsString('bus_reader_rebuilds_total')).not.toMatch(/\d$/m)
  })

  it('and freezes: asks end at their deadline, and go on when it goes on', async () => {
    kafka.pause()
    await expect(asks(500)).rejects.toMatchObject({ kind: 'unavailable' })
    kafka.resume()
    const resumed = Date.now()
    await answersAgain()
    expect(Date.now() - resumed).toBeLessThan(10_000)
  })
})
