import { throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import type { MigrationInterface, QueryRunner } from 'typeorm'
import { BatchWriter } from './batch-writer.js'
import { appendOnly, Database } from './database.js'

class Things1 implements MigrationInterface {
  name = 'Things1700000000000'
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table thing (id int primary key)')
    await runner.query('create table happening (id int primary key)')
    await runner.query(appendOnly('happening'))
  }
  async down(): Promise<void> {}
}

describe('a service database', () => {
  let made: ThrowAwayDatabase
  beforeAll(async () => {
    made = await throwAwayDatabase({ name: 'dossiers', database: { migrations: [Things1] } })
  })
  afterAll(() => made.drop())

  it('lets the service change its tables but never its history', async () => {
    await made.database.write('insert into thing values ($1)', [1])
    await made.database.write('update thing set id = 2')
    await made.database.write('insert into happening values (1)')
    for (const statement of [
      'update happening set id = 2',
      'delete from happening',
      'truncate happening',
      'drop table thing',
    ]) {
      await expect(made.database.write(statement)).rejects.toMatchObject({ code: '42501' })
    }
    expect(await made.database.query('select id from happening')).toEqual([{ id: 1 }])
  })

  it('refuses a database that a newer version has migrated', async () => {
    await expect(Database.open(made.address, { migrations: [] }, { pool: 1 })).rejects.toThrow(/newer version/)
  })

  it('stays as it was when a migration fails half-way, says which in one sentence, and goes on when it is repaired', async () => {
    const failing = class Half1800000000000 implements MigrationInterface {
      name = 'Half1800000000000'
      async up(runner: QueryRunner): Promise<void> {
        await runner.query('create table half (id int primary key)')
        await runner.query('insert into half values (1)')
        await runner.query('insert into half values (1)')
      }
      async down(): Promise<void> {}
    }
    const before = class Before1790000000000 implements MigrationInterface {
      name = 'Before1790000000000'
      async up(runner: QueryRunner): Promise<void> {
        await runner.query('create table before_half (id int)')
      }
      async down(): Promise<void> {}
    }
    const tables = () =>
      made.database.query<{ name: string }>(`select tablename as name from pg_tables where tablename like '%half'`)
    const opened = Database.open(made.address, { migrations: [Things1, before, failing] }, { pool: 1 })
    await expect(opened).rejects.toThrow(/^A migration of the database \w+ failed \(.*code 23505\)\. .*rolled back/)
    expect(await tables()).toEqual([])
    const again = await Database.open(made.address, { migrations: [Things1] }, { pool: 1 })
    await again.close()
    const repaired = await Database.open(made.address, { migrations: [Things1, before] }, { pool: 1 })
    await repaired.close()
    expect(await tables()).toEqual([{ name: 'before_half' }])
    await expect(Database.open(made.address, { migrations: [Things1] }, { pool: 1 })).rejects.toThrow(/newer version/)
  })

  it('goes on after its connections were cut, and says clearly that it could not', async () => {
    await made.database.query('select 1')
    const slow = made.database.query('select pg_sleep(5)')
    const refused = expect(slow).rejects.toMatchObject({ kind: 'unavailable', code: 'database_unavailable' })
    await made.cut()
    await refused
    await expect(made.database.query('select 1 as one')).resolves.toEqual([{ one: 1 }])
  })

  it('ends a statement that runs too long for its kind, and lets nobody wait behind it', async () => {
    const began = Date.now()
    const tooLong = { kind: 'unavailable', code: 'database_unavailable' }
    const slow = expect(made.database.query('select pg_sleep(9)')).rejects.toMatchObject(tooLong)
    const slowWrite = expect(made.database.write('select pg_sleep(9)')).rejects.toMatchObject(tooLong)
    const figures = made.database.longQuery<{ one: number }>('select pg_sleep(6), 1 as one')
    await new Promise((wait) => setTimeout(wait, 300))
    const before = Date.now()
    expect(await made.database.answers()).toBe(true)
    expect(await made.database.query('select 2 as two')).toEqual([{ two: 2 }])
    expect(await made.database.transaction((tx) => tx.query<unknown[]>('select 3 as three'))).toEqual([{ three: 3 }])
    expect(Date.now() - before).toBeLessThan(4000)
    await Promise.all([slow, slowWrite])
    expect(Date.now() - began).toBeLessThan(8900)
    expect((await figures)[0]?.one).toBe(1)
  })

  it('refuses what could wait for the transaction it is called in, and lets what a transaction left behind go on', async () => {
    const { database } = made
    const misuses: (() => Promise<unknown>)[] = [
      () => database.write('select 1'),
      () => database.read((entities) => entities.query('select 1')),
      () => database.transaction((tx) => tx.query('select 1')),
      () => new BatchWriter<number, unknown>((items) => database.write('select 1').then(() => items)).write(1),
    ]
    for (const misuse of misuses) {
      const nested = database.transaction(async (tx) => {
        await tx.query('select 1')
        return misuse()
      })
      await expect(nested).rejects.toThrow(TypeError)
      await misuse()
    }
    let later: Promise<unknown> = Promise.resolve()
    await database.transaction(async (tx) => {
      await tx.query('select 1')
      later = new Promise((done) => setTimeout(done, 100)).then(() => database.write('select 1'))
    })
    expect(await later).toHaveLength(1)
  })

  it.each(['53100', '53300', '58030', '57014'])(
    'says clearly that a server without room (%s) took nothing',
    async (code) => {
      const full = `do $$ begin raise exception 'no room' using errcode = '${code}'; end $$`
      const refused = { kind: 'unavailable', code: 'database_unavailable' }
      await expect(made.database.write(full)).rejects.toMatchObject(refused)
      await expect(made.database.transaction((tx) => tx.query(full))).rejects.toMatchObject(refused)
      await expect(made.database.read((entities) => entities.query(full))).rejects.toMatchObject(refused)
    },
  )

  it('writes many single items in few batches, each answered with its own result', async () => {
    const sizes: number[] = []
    const writer = new BatchWriter<number, number>(async (items) => {
      sizes.push(items.length)
      await made.database.write('insert into thing select unnest($1::int[])', [items])
      return items.map((item) => item * 2)
    })
    const results = await Promise.all(Array.from({ length: 1000 }, (_, index) => writer.write(index + 10)))
    expect(results[5]).toBe(30)
    expect(sizes.length).toBeLessThan(10)
    await expect(Promise.all([writer.write(10), writer.write(5000)])).rejects.toMatchObject({ code: '23505' })
  })
})
