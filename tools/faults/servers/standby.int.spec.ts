import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MigrationInterface, QueryRunner } from 'typeorm'
import { Database, provisionDatabase } from '#database'
import { eventually } from '#testing'
import { OwnServer } from '../../../test/system/own-server.js'
import { Standby } from './standby.js'

class Things1 implements MigrationInterface {
  name = 'Things1700000000000'
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table thing (id int primary key)')
  }
  async down(): Promise<void> {}
}

const whoAnswers = 'select inet_server_port() as port, pg_is_in_recovery() as standby'

describe('a database with a standby', () => {
  let directory: string
  let primary: OwnServer
  let standby: Standby
  let database: Database

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'motlan-standby-'))
    chmodSync(directory, 0o755)
    const home = join(directory, 'primary')
    primary = await OwnServer.start(home, { replicated: true })
    const address = await provisionDatabase(primary.address, 'pair', 'exchange')
    standby = await Standby.follow(primary.address, home, join(directory, 'standby'))
    const [one, two] = [primary.address.port, standby.server.address.port]
    const host = `127.0.0.1:${two},127.0.0.1:${one}`
    database = await Database.open(
      { ...address, host },
      { migrations: [Things1] },
      { pool: 2, readHost: `127.0.0.1:${two}` },
    )
  })
  afterAll(async () => {
    await database?.close()
    await Promise.all([primary?.stop(), standby?.server.stop()])
    rmSync(directory, { recursive: true, force: true })
  })

  it('writes and short reads go to the primary, figures to the standby', async () => {
    await database.write('insert into thing values (1)')
    expect(await database.query(whoAnswers)).toEqual([{ port: primary.address.port, standby: false }])
    const byTypeOrm = await database.transaction((tx) => tx.query<object[]>(whoAnswers))
    expect(byTypeOrm).toEqual([{ port: primary.address.port, standby: false }])
    expect(await database.longQuery(whoAnswers)).toEqual([{ port: standby.server.address.port, standby: true }])
    await eventually(
      () => database.longQuery('select id from thing'),
      (rows) => expect(rows).toEqual([{ id: 1 }]),
    )
  })

  it('a primary that is lost for good costs no acknowledged write; the promoted standby takes the next', async () => {
    let acknowledged = 1
    let isWriting = true
    const writer = (async () => {
      for (let id = 2; isWriting; id++) {
        const done = await database.write('insert into thing values ($1)', [id]).then(
          () => true,
          () => false,
        )
        if (done) acknowledged++
      }
    })()
    await eventually(
      () => acknowledged,
      (count) => expect(count).toBeGreaterThan(50),
    )
    primary.kill()
    isWriting = false
    await writer
    // a connection may still be served for a moment: its process learns of the death of the server on its own
    await eventually(
      () =>
        database.write('insert into thing values (-1) on conflict do nothing').then(
          () => 'written',
          (error: unknown) => error,
        ),
      (refusal) => expect(refusal).toMatchObject({ code: 'database_unavailable' }),
    )
    await standby.promote()
    await eventually(
      () =>
        database.write('insert into thing values (-2) on conflict do nothing').then(
          () => true,
          () => false,
        ),
      (done) => expect(done).toBe(true),
    )
    const [row] = await database.query<{ count: number }>('select count(*)::int as count from thing where id > 0')
    expect(row?.count).toBeGreaterThanOrEqual(acknowledged)
    await expect(standby.promote()).rejects.toThrow(/no standby/)
  })
})
