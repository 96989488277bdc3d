import { randomUUID } from 'node:crypto'
import { Controller } from '@nestjs/common'
import { Payload } from '@nestjs/microservices'
import { IsInt } from 'class-validator'
import getPort from 'get-port'
import { anyone, facts, query } from '#contracts'
import { eventually, throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { TestSystem, within, type StartedService } from '#testing/bus-system'
import { KafkaCluster } from '../../../../tools/kafka/cluster.js'
import { busTables, Handles, Hears } from '../index.js'

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

describe('of three brokers', () => {
  let kafka: KafkaCluster
  let system: TestSystem
  let gateway: StartedService
  let stores: ThrowAwayDatabase[]

  beforeAll(async () => {
    const ports = await Promise.all([1, 2, 3].map(() => getPort({ host: '127.0.0.1' })))
    kafka = await KafkaCluster.start({ nodes: ports.map((port) => ({ port })), minInsync: 2 })
    stores = [
      await throwAwayDatabase({ name: 'tax', database: { migrations: busTables } }),
      await throwAwayDatabase({ name: 'gateway', database: { migrations: busTables } }),
    ]
    system = new TestSystem('kafka', kafka.brokers)
    const options = { brokers: kafka.brokers, namespace: system.namespace, replicationFactor: 3, minInsyncReplicas: 2 }
    await system.start('tax', [Tax], { database: stores[0]?.database, kafka: options })
    gateway = await system.start('gateway', [], { asks: ['tax'], database: stores[1]?.database, kafka: options })
  })
  afterAll(async () => {
    await system?.stop()
    await Promise.all((stores ?? []).map((store) => store.drop()))
    await kafka?.stop()
  })

  const answers = () =>
    gateway.runtime.bus.ask(echo, { number: 1 }, within(1000)).then(
      () => true,
      () => false,
    )
  const record = (number: number) =>
    stores[1]?.database.transaction((tx) => gateway.runtime.outbox.record(tx, counted, randomUUID(), { number }))

  it.each([
    ['killed', 1, () => kafka.kill()],
    ['lost with its disk', 2, () => kafka.lose()],
  ])('one is %s (%i): questions and facts go on without it, none is lost or doubled', async (_, round, hurt) => {
    await eventually(answers, (answered) => expect(answered).toBe(true))
    await record(2 * round)
    await hurt()
    await record(2 * round + 1)
    await eventually(answers, (answered) => expect(answered).toBe(true), { within: 60_000 })
    await eventually(
      () => heard.filter((number) => number >> 1 === round).sort(),
      (numbers) => expect(numbers).toEqual([2 * round, 2 * round + 1]),
      { within: 60_000 },
    )
    await kafka.restart()
  })
})
