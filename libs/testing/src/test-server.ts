import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EmbeddedServer } from '#database'

let running: { server: EmbeddedServer; directory: string } | undefined

/** Starts the one PostgreSQL server of a test run (jest `globalSetup`) and tells the workers where it is. */
export async function startTestServer(): Promise<void> {
  if (process.env['MOTLAN_TEST_SERVER']) return
  const directory = mkdtempSync(join(tmpdir(), 'motlan-test-'))
  const server = await EmbeddedServer.start(directory, { durable: false })
  running = { server, directory }
  process.env['MOTLAN_TEST_SERVER'] = JSON.stringify(server.address)
}

/** Stops it again (jest `globalTeardown`). */
export async function stopTestServer(): Promise<void> {
  await running?.server.stop()
  if (running) rmSync(running.directory, { recursive: true, force: true })
  running = undefined
}
