import { execFileSync } from 'node:child_process'
import { mkdtempSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { kafkaMissing, startKafka } from '../../../dist/tools/kafka/kafka.js'
import { startTestServer } from '../../../dist/libs/testing/src/test-server.js'

/**
 * jest `globalSetup` of the projects that need servers: one PostgreSQL and, where Java and Maven are (or KAFKA_BROKERS is
 * set), one Kafka for the whole run, and the directory in which test files tell each other of systems they share. Where
 * Kafka cannot be started it says what is skipped; with CI=true that is a failure.
 */
export default async function setUp() {
  bundleServer()
  await startTestServer()
  process.env.MOTLAN_TEST_SHARED ??= mkdtempSync(join(tmpdir(), 'motlan-shared-'))
  // Tests that run in this process inherit its globals: two copies of each message class would be checked as one.
  delete globalThis.classValidatorMetadataStorage
  if (process.env.MOTLAN_TEST_KAFKA || process.env.MOTLAN_KAFKA_SKIPPED) return
  if (process.env.KAFKA_BROKERS) {
    process.env.MOTLAN_TEST_KAFKA = process.env.KAFKA_BROKERS
    return
  }
  const missing = await kafkaMissing()
  if (missing && process.env.CI === 'true') throw new Error(`${missing} With CI=true no test may be skipped.`)
  if (missing) {
    process.env.MOTLAN_KAFKA_SKIPPED = 'true'
    process.stderr.write(
      `\nSKIPPED: all tests on Kafka. ${missing}\nTo run them, install Java 17 and Maven, or start a broker and set KAFKA_BROKERS=host:port.\n\n`,
    )
    return
  }
  globalThis.motlanKafka = await startKafka({ isSteady: true })
  process.env.MOTLAN_TEST_KAFKA = globalThis.motlanKafka.brokers.join(',')
}

/** Stories start dist/server: it is made again where dist was built without it (`npm run build:services`). */
function bundleServer() {
  const made = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
  if (made('dist/server/main.js') > made('dist/apps/all-in-one/src/main.js')) return
  execFileSync(process.execPath, ['dist/tools/server/bundle.js'], { stdio: 'inherit' })
}
