import { StartError } from '#contracts'
import { answerHelp, assertCopiesFit, BusSettings, kafkaOptions, readSettings } from '#platform'
import { deploymentAccess, prepareBroker } from './prepare-broker.js'

/**
 * `npm run broker` makes, as the broker's administrator (KAFKA_USERNAME, KAFKA_PASSWORD), the topics all services share
 * and the access list, with `--registry vehicles` those of a registry's connector too; with `--print` it only shows the list.
 */
async function main(): Promise<string> {
  const at = process.argv.indexOf('--registry')
  const registries = at < 0 ? [] : (process.argv[at + 1] ?? '').split(',')
  if (process.argv.includes('--print')) {
    const lines = deploymentAccess(registries).map(({ user, resource, name, prefixed, operations }) =>
      [user.padEnd(11), resource.padEnd(6), `${name}${prefixed ? '*' : ''}`.padEnd(34), operations.join(', ')].join(
        ' ',
      ),
    )
    return lines.join('\n')
  }
  const settings = readSettings(BusSettings)
  const { kafkaBrokers, kafkaUsername, kafkaPassword } = settings
  if (kafkaBrokers.length === 0 || !kafkaUsername || !kafkaPassword) {
    throw new StartError("Set KAFKA_BROKERS, and KAFKA_USERNAME and KAFKA_PASSWORD of the broker's administrator.")
  }
  assertCopiesFit(settings)
  const { topics, accesses } = await prepareBroker(kafkaOptions(settings), registries)
  return `${topics} topics and ${accesses} lines of the access list are on ${kafkaBrokers.join(',')}.`
}

answerHelp(`npm run broker [-- --registry vehicles] [-- --print]
Makes the shared topics and the access list on KAFKA_BROKERS, as KAFKA_USERNAME with KAFKA_PASSWORD.
  --registry  also what the connector of this registry needs; several are separated by commas
  --print     shows the access list and changes nothing`)
try {
  process.stdout.write(`${await main()}\n`)
} catch (error) {
  process.stderr.write(`${error instanceof StartError ? error.message : String((error as Error).stack)}\n`)
  process.exit(1)
}
