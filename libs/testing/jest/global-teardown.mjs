import { stopTestServer } from '../../../dist/libs/testing/src/test-server.js'

/** jest `globalTeardown` of the projects that need servers. */
export default async function tearDown() {
  await globalThis.motlanKafka?.stop()
  globalThis.motlanKafka = undefined
  await stopTestServer()
}
