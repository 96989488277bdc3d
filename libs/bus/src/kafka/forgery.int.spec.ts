import { randomUUID } from 'node:crypto'
import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { IsInt, IsString } from 'class-validator'
import { Kafka, logLevel, type IHeaders } from 'kafkajs'
import { facts, state, type ServiceName } from '#contracts'
import { Signatures } from '#platform'
import { eventually, throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { keysOf, testKafka, TestSystem } from '#testing/bus-system'
import { busTables, Hears, type HearContext, type StateCopy } from '../index.js'
import { signedText } from './proofs.js'

class WatchedAgreement {
  @IsString() key: string
  @IsInt() version: number
  @IsString() concept: string
}
const agreements = state('catalog.agreements.v1', WatchedAgreement)
class Counted {
  @IsInt() number: number
}
const counted = facts('dossiers.counted.v1', Counted)
const heard: string[] = []

@Controller()
class Reader {
  @Hears(counted)
  async hear(@Payload() { number }: Counted, @Ctx() { key }: HearContext): Promise<void> {
    if (number < 0) throw new TypeError('This one is not good for anybody.')
    heard.push(`${key} ${number}`)
  }
}

describe('on a broker somebody else can write to', () => {
  let kafka: Awaited<ReturnType<typeof testKafka>>
  let system: TestSystem
  let stores: ThrowAwayDatabase[]
  let copy: StateCopy<WatchedAgreement>
  let publish: (key: string, number: number) => Promise<void>

  beforeAll(async () => {
    kafka = await testKafka()
    system = new TestSystem('kafka', kafka.brokers)
    const open = (name: ServiceName) => throwAwayDatabase({ name, database: { migrations: busTables } })
    const [owning, writing, reading] = (stores = await Promise.all([
      open('catalog'),
      open('dossiers'),
      open('exchange'),
    ]))
    const catalog = await system.start('catalog', [], { database: owning?.database })
    const dossiers = await system.start('dossiers', [], { database: writing?.database })
    const exchange = await system.start('exchange', [Reader], { database: reading?.database })
    const owner = catalog.runtime.own(agreements)
    copy = await exchange.runtime.copy(agreements)
    await owning?.database.transaction((tx) => owner.record(tx, [{ key: 'a', version: 1, concept: 'income.none' }]))
    await owner.live()
    publish = async (key, number) =>
      stores[1]?.database.transaction((tx) => dossiers.runtime.outbox.record(tx, counted, key, { number }))
  })
  afterAll(async () => {
    await system?.stop()
    await Promise.all([...(stores ?? []).map((store) => store.drop()), kafka?.stop()])
  })

  const nameOf = (topic: string) => `${system.namespace}.${topic}`
  const send = async (topic: string, key: string, value: string | null, headers: IHeaders) => {
    const producer = new Kafka({ brokers: kafka.brokers, logLevel: logLevel.NOTHING }).producer()
    await producer.connect()
    await producer.send({ topic: nameOf(topic), messages: [{ key, value, headers, partition: 0 }] })
    await producer.disconnect()
  }
  const proofBy = async (service: ServiceName, kind: 'state' | 'facts', payload: string) =>
    JSON.stringify((await new Signatures(keysOf(service)).sign(kind, [payload]))[0])
  const reasons = async () => {
    const rows = await stores[2]?.database.query<{ reason: string }>('select reason from dead_letter order by seq')
    return (rows ?? []).map(({ reason }) => reason)
  }
  const parkedAs = (...expected: string[]) =>
    eventually(reasons, (found) => expect(found.slice(-expected.length)).toEqual(expected), { within: 10_000 })

  const stateHeaders = (version: number, proof?: string) => ({
    v: '1',
    version: String(version),
    ...(proof ? { proof } : {}),
  })
  const forgedEntry = (version: number) => JSON.stringify({ key: 'a', version, concept: 'income.yearly' })

  it('an entry nobody signed, or another service than its owner, changes nothing', async () => {
    const signed = (version: number) => signedText(nameOf(agreements.topic), 'a', [version], forgedEntry(version))
    await send(agreements.topic, 'a', forgedEntry(2), stateHeaders(2))
    await send(
      agreements.topic,
      'a',
      forgedEntry(9_007_199),
      stateHeaders(9_007_199, await proofBy('land', 'state', signed(9_007_199))),
    )
    await send(agreements.topic, 'a', forgedEntry(3), stateHeaders(3, await proofBy('catalog', 'facts', signed(3))))
    await send(agreements.topic, 'a', null, stateHeaders(4))
    await parkedAs('unsigned', 'forged', 'forged', 'unsigned')
    expect(copy.get('a')).toEqual({ key: 'a', version: 1, concept: 'income.none' })
  })

  it('a true entry is worth nothing under another key, with another version, or on another topic', async () => {
    const entry = JSON.stringify({ key: 'a', version: 5, concept: 'income.yearly' })
    const elsewhere = await proofBy('catalog', 'state', signedText(nameOf('catalog.other.v1'), 'a', [5], entry))
    const proof = await proofBy('catalog', 'state', signedText(nameOf(agreements.topic), 'b', [5], entry))
    await send(agreements.topic, 'a', entry, stateHeaders(5, elsewhere))
    await send(agreements.topic, 'a', entry, stateHeaders(5, proof))
    await send(agreements.topic, 'b', entry, stateHeaders(6, proof))
    await send(agreements.topic, 'b', entry, stateHeaders(5, proof))
    await parkedAs('forged', 'forged', 'forged', 'misplaced')
    expect(copy.get('a')?.version).toBe(1)
  })

  it('a forged beat, and one of a time to come, keep nobody fresh', async () => {
    const at = Date.now() + 3_600_000
    const signed = signedText(nameOf(agreements.topic), '!beat', [0], String(at))
    await send(agreements.topic, '!beat', String(at), stateHeaders(0, await proofBy('land', 'state', signed)))
    await send(agreements.topic, '!beat', String(at), stateHeaders(0, await proofBy('catalog', 'state', signed)))
    await parkedAs('forged', 'beatAhead')
    expect(copy.isStale(new Date(Date.now() + 40_000))).toBe(true)
    expect(copy.isStale(new Date())).toBe(false)
  })

  it('a forged fact is not heard and parks nobody; the true ones of the same key are heard', async () => {
    const key = randomUUID()
    const fact = JSON.stringify({ number: -1 })
    const headers = (id: string, proof?: string) => ({
      v: '1',
      id,
      from: 'dossiers',
      at: '5',
      ...(proof ? { proof } : {}),
    })
    const [one, two, three] = [randomUUID(), randomUUID(), randomUUID()]
    const signed = (id: string, of = key) => signedText(nameOf(counted.topic), of, [id, 5], fact)
    await send(counted.topic, key, fact, headers(one))
    await send(counted.topic, key, fact, headers(two, await proofBy('land', 'facts', signed(two))))
    await send(
      counted.topic,
      key,
      fact,
      headers(three, await proofBy('dossiers', 'facts', signed(three, randomUUID()))),
    )
    await parkedAs('unsigned', 'forged', 'forged')
    await publish(key, 7)
    await eventually(
      () => heard,
      (numbers) => expect(numbers).toEqual([`${key} 7`]),
    )
    expect(await stores[2]?.database.query('select 1 from parked_key')).toEqual([])
  })
})
