import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { eventually } from '#testing'
import { EmbeddedServer } from './embedded-server.js'

describe('the embedded PostgreSQL', () => {
  const directory = mkdtempSync(join(tmpdir(), 'motlan-embedded-'))
  let server: EmbeddedServer
  let started = 0
  beforeAll(async () => {
    server = await EmbeddedServer.start(directory, { durable: false })
    server.keepRunning(async () => void started++)
  })
  afterAll(async () => {
    await server.stop()
    rmSync(directory, { recursive: true, force: true })
  })

  const answers = async () => {
    const client = new pg.Client({ ...server.address, database: 'postgres' })
    client.on('error', () => undefined)
    await client.connect()
    const { rows } = await client.query<{ n: number }>('select 1 as n')
    await client.end()
    return rows[0]?.n
  }
  const answersAgain = () =>
    eventually(
      () => answers().catch(() => undefined),
      (answer) => expect(answer).toBe(1),
      { within: 30_000, every: 200 },
    )

  it('is started again, on the same port, each time it is killed', async () => {
    for (const times of [1, 2]) {
      process.kill(server.processId, 'SIGKILL')
      await eventually(
        () => started,
        (count) => expect(count).toBe(times),
        { within: 30_000, every: 200 },
      )
      await answersAgain()
    }
  })

  it('is started again when it was stopped by somebody else in good order', async () => {
    process.kill(server.processId, 'SIGINT')
    await eventually(
      () => started,
      (count) => expect(count).toBe(3),
      { within: 30_000, every: 200 },
    )
    await answersAgain()
  })
})
