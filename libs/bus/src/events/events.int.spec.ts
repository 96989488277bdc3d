import { randomUUID } from 'node:crypto'
import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { IsInt } from 'class-validator'
import type { MigrationInterface, QueryRunner } from 'typeorm'
import { facts } from '#contracts'
import { eventually, throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { testKafka, TestSystem, transports, type StartedService } from '#testing/bus-system'
import { busTables, Hears, type HearContext } from '../index.js'

class Counted {
  @IsInt() number: number
}
const counted = facts('dossiers.counted.v1', Counted)

class EffectTables1700000000001 implements MigrationInterface {
  readonly name = 'EffectTables1700000000001'
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table effect (seq serial, reader text, key text, number int)')
    await runner.query(`do $$ begin execute format('grant all on effect to %I',
      regexp_replace(current_user, '_owner$', '_app')); end $$`)
    await runner.query(`do $$ begin execute format('grant all on sequence effect_seq_seq to %I',
      regexp_replace(current_user, '_owner$', '_app')); end $$`)
  }
  async down(): Promise<void> {}
}

/** Numbers the reader fails on for now. */
const failing = new Set<number>()
let tried = 0

@Controller()
class Reader {
  @Hears(counted)
  async hear(@Payload() fact: Counted, @Ctx() context: HearContext): Promise<void> {
    tried++
    await note('main', fact, context)
    if (failing.has(fact.number)) throw new Error(`failing on ${fact.number}`)
  }
  @Hears(counted, { group: 'second' })
  async hearAgain(@Payload() fact: Counted, @Ctx() context: HearContext): Promise<void> {
    await note('second', fact, context)
  }
}

describe.each(transports)('facts over %s', (transport) => {
  let kafka: Awaited<ReturnType<typeof testKafka>> | undefined
  let system: TestSystem
  let writing: ThrowAwayDatabase
  let reading: ThrowAwayDatabase
  let writer: StartedService

  beforeAll(async () => {
    kafka = transport === 'kafka' ? await testKafka() : undefined
    writing = await throwAwayDatabase({ name: 'dossiers', database: { migrations: busTables } })
    reading = await throwAwayDatabase({
      name: 'exchange',
      database: { migrations: [...busTables, EffectTables1700000000001] },
    })
    system = new TestSystem(transport, kafka?.brokers)
    await system.start('exchange', [Reader], { database: reading.database })
    writer = await system.start('dossiers', [], { database: writing.database })
  })
  beforeEach(() => {
    failing.clear()
    tried = 0
  })
  afterAll(async () => {
    await system?.stop()
    await Promise.all([writing?.drop(), reading?.drop(), kafka?.stop()])
  })

  const write = (key: string, ...numbers: number[]) =>
    writing.database.transaction(async (tx) => {
      for (const number of numbers) await writer.runtime.outbox.record(tx, counted, key, { number })
    })
  const heard = async (key: string, reader = 'main') => {
    const rows = await reading.database.query<{ number: number }>(
      'select number from effect where key = $1 and reader = $2 order by seq',
      [key, reader],
    )
    return rows.map(({ number }) => number)
  }
  const letters = (key: string) =>
    reading.database.query<{ reason: string }>('select * from dead_letter where key = $1', [key])
  const outboxRows = async () => (await writing.database.query('select 1 from outbox')).length

  it('take effect once in every group, in the order of their key, and leave the outbox', async () => {
    const key = randomUUID()
    const numbers = Array.from({ length: 50 }, (_, number) => number)
    for (const number of numbers) await write(key, number)
    await eventually(
      () => heard(key),
      (seen) => expect(seen).toEqual(numbers),
    )
    await eventually(
      () => heard(key, 'second'),
      (seen) => expect(seen).toEqual(numbers),
    )
    await eventually(outboxRows, (rows) => expect(rows).toBe(0))
  })

  it('do not exist where the transaction failed', async () => {
    const key = randomUUID()
    const failed = writing.database.transaction(async (tx) => {
      await writer.runtime.outbox.record(tx, counted, key, { number: 1 })
      throw new TypeError('no')
    })
    await expect(failed).rejects.toThrow('no')
    await write(key, 2)
    await eventually(
      () => heard(key),
      (seen) => expect(seen).toEqual([2]),
    )
  })

  it('must fit their contract', async () => {
    await expect(write(randomUUID(), 'x' as never)).rejects.toThrow('/number')
  })

  it('are soon there: a commit wakes the relay', async () => {
    const key = randomUUID()
    const started = Date.now()
    await write(key, 1)
    await eventually(
      () => heard(key),
      (seen) => expect(seen).toEqual([1]),
      { every: 5 },
    )
    expect(Date.now() - started).toBeLessThan(900)
  })

  it('park their key after five tries, others go on, and a redrive brings them in order', async () => {
    const [key, other] = [randomUUID(), randomUUID()]
    failing.add(2)
    await write(key, 1, 2, 3)
    await write(other, 7)
    await eventually(
      () => heard(other),
      (seen) => expect(seen).toEqual([7]),
    )
    await eventually(
      () => letters(key),
      (rows) => expect(rows.map(({ reason }) => reason)).toEqual(['Error', 'waits']),
    )
    expect(tried).toBe(1 + 5 + 1)
    expect(await heard(key)).toEqual([1])
    expect(await heard(key, 'second')).toEqual([1, 2, 3])
    const exchange = system['started'][0]?.runtime
    expect(await exchange?.redrive(key)).toEqual([expect.objectContaining({ key, heard: 0, reason: 'Error' })])
    expect(await heard(key)).toEqual([1])
    failing.clear()
    expect(await exchange?.redrive(key)).toEqual([{ topic: counted.topic, group: 'main', key, heard: 2 }])
    await write(key, 4)
    await eventually(
      () => heard(key),
      (seen) => expect(seen).toEqual([1, 2, 3, 4]),
    )
    expect(await letters(key)).toEqual([])
  })

  it('stay parked without a redrive', async () => {
    const key = randomUUID()
    failing.add(1)
    await write(key, 1)
    await eventually(
      () => letters(key),
      (rows) => expect(rows).toHaveLength(1),
    )
    failing.clear()
    await write(key, 2)
    await eventually(
      () => letters(key),
      (rows) => expect(rows).toHaveLength(2),
    )
    expect(await heard(key)).toEqual([])
  })

  it('arrive although every connection of the writer was cut', async () => {
    const key = randomUUID()
    await write(key, 1)
    await writing.cut()
    await eventually(
      () =>
        write(key, 2).then(
          () => true,
          () => false,
        ),
      (done) => expect(done).toBe(true),
    )
    await eventually(
      () => heard(key),
      (seen) => expect(seen).toEqual([1, 2]),
    )
    await eventually(outboxRows, (rows) => expect(rows).toBe(0))
  })

  it('are published by another instance when one ends', async () => {
    const key = randomUUID()
    const second = await system.start('dossiers', [], { database: writing.database })
    await writer.stop()
    writer = second
    await write(key, 1, 2, 3)
    await eventually(
      () => heard(key),
      (seen) => expect(seen).toEqual([1, 2, 3]),
    )
  })

  it('are heard once although they are handed over twice', async () => {
    const key = randomUUID()
    await write(key, 1)
    await eventually(
      () => heard(key),
      (seen) => expect(seen).toEqual([1]),
    )
    const [row] = await reading.database.query<{ event_id: string }>(
      'select event_id from inbox order by at desc limit 1',
    )
    await writing.database.write(
      `insert into outbox (id, shard, topic, key, fact) values ($1, 0, $2, $3, '{"number": 1}')`,
      [row?.event_id, counted.topic, key],
    )
    await write(key, 2)
    await eventually(
      () => heard(key),
      (seen) => expect(seen).toEqual([1, 2]),
    )
  })
})

async function note(reader: string, { number }: Counted, { tx, key }: HearContext): Promise<void> {
  await tx.query('insert into effect (reader, key, number) values ($1, $2, $3)', [reader, key, number])
}
