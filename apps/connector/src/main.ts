import { StartError } from '#contracts'
import { answerHelp, readSettings, runService } from '#platform'
import { parseArgs } from 'node:util'
import { ClaimWebhookSettings, receiverOf } from './claims/claim-webhook.settings.js'
import { connectorService } from './connector.service-definition.js'
import { readMapping } from './mapping/read-mapping.js'
import { assertAnswers, openSource } from './sources/open-source.js'
import { SourceSettings } from './sources/source-settings.js'

answerHelp(`npm run connector -- --mapping vehicles.yaml [--check]
npm run connector -- draft --url postgres://… [--schema public] > vehicles.yaml
Answers for a registry from the database or endpoint SOURCE_URL, as its mapping says. --check only tells whether they fit.
draft reads a database's tables and writes a first mapping; what it guesses is marked "guess".
It dials out to KAFKA_BROKERS and opens no port, but for health where HEALTH_PORT is set. docs/connect-a-registry.md`)

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof StartError ? error.message : String((error as Error).stack ?? error)}\n`)
  process.exit(1)
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: {
      mapping: { type: 'string' },
      check: { type: 'boolean' },
      url: { type: 'string' },
      schema: { type: 'string' },
    },
    allowPositionals: true,
  })
  if (positionals[0] === 'draft') {
    const { draftMapping } = await import('./commands/draft-mapping.js')
    process.stdout.write(await draftMapping(values.url ?? '', values.schema))
    return
  }
  if (values.mapping === undefined)
    throw new StartError('Name the mapping: npm run connector -- --mapping vehicles.yaml')
  const read = readMapping(values.mapping)
  receiverOf(readSettings(ClaimWebhookSettings))
  const source = openSource(read.mapping, readSettings(SourceSettings))
  await assertAnswers(source, read)
  if (values.check) {
    await source.close()
    process.stdout.write(`${values.mapping} fits its source, and the role only reads.\n`)
    return
  }
  process.env['BUS'] ??= 'kafka'
  process.env['HEALTH_PORT'] ??= '-1'
  await runService(connectorService(read.mapping, source))
  process.stdout.write(`The connector answers for "${read.mapping.registry}".\n`)
}
