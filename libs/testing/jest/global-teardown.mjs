import { readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { stopTestServer } from '../../../dist/libs/testing/src/test-server.js'

/** jest `globalTeardown` of the projects that need servers. */
export default async function tearDown() {
  await endSharedSystems()
  await globalThis.motlanKafka?.stop()
  globalThis.motlanKafka = undefined
  await stopTestServer()
}

/** Ends the systems test files shared (`TestSystem.shared`). */
async function endSharedSystems() {
  const shared = process.env.MOTLAN_TEST_SHARED
  if (!shared) return
  delete process.env.MOTLAN_TEST_SHARED
  for (const name of readdirSync(shared)) {
    const { directory, processes } = JSON.parse(readFileSync(join(shared, name), 'utf8'))
    await Promise.all(processes.map(({ pid }) => ended(pid)))
    rmSync(directory, { recursive: true, force: true })
  }
  rmSync(shared, { recursive: true, force: true })
}

/** Tells a process to end and waits until it has; one that does not within 20 s is killed. */
async function ended(pid) {
  const isSent = (signal) => {
    try {
      return process.kill(pid, signal)
    } catch (error) {
      if (error.code === 'ESRCH') return false
      throw error
    }
  }
  const deadline = Date.now() + 20_000
  for (let runs = isSent('SIGTERM'); runs && Date.now() < deadline; runs = isSent(0)) await pause(100)
  isSent('SIGKILL')
}
