import { readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { endProcess } from '../../../dist/libs/testing/src/end-process.js'
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
    await Promise.all(processes.map(({ pid }) => endProcess(pid)))
    rmSync(directory, { recursive: true, force: true })
  }
  rmSync(shared, { recursive: true, force: true })
}
