import { parseArgs } from 'node:util'
import { keepingServices, type KeepingService, StartError } from '#contracts'
import { ownConnection } from '#database'
import { answerHelp, readSettings, retain, RetentionSettings } from '#platform'
import { definitionOf } from '../../apps/all-in-one/src/services.js'
import { configuredAddress } from '../provision/provision-settings.js'

/** `npm run retention [-- --service exchange]`: makes the months ahead and lets those past their time go, beside the services. */
async function main(chosen: string | undefined): Promise<void> {
  const services = keepingServices.filter((name) => chosen === undefined || name === chosen)
  if (services.length === 0)
    throw new StartError(`There is no service "${chosen}". Choose among ${keepingServices.join(', ')}.`)
  let isStopped = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      isStopped = true
      say('Stopping after this step.')
    })
  for (const service of services) await one(service, () => isStopped)
  say(isStopped ? 'Stopped; run it again to go on.' : 'Everything is as the settings say.')
}

async function one(service: KeepingService, isStopped: () => boolean): Promise<void> {
  const { retained: tables = [] } = await definitionOf(service)
  if (tables.length === 0 || isStopped()) return
  const { host, port, database, owner } = configuredAddress(service)
  const client = await ownConnection({ host, port, database, ...owner })
  try {
    const settings = readSettings(RetentionSettings)
    await retain(client, { service, tables, settings, now: new Date(), say, isStopped })
  } finally {
    await client.end()
  }
}

function say(what: string): void {
  process.stdout.write(`${what}\n`)
}

answerHelp(`npm run retention [-- --service exchange]
Makes the months ahead of the tables of history, and detaches, exports or drops those past their time (RETENTION_…), as the
owner of each database of DATABASE_HOST. The services may run; it may be stopped and run again.`)
try {
  const { values } = parseArgs({ options: { service: { type: 'string' } } })
  await main(values.service)
} catch (error) {
  process.stderr.write(`${error instanceof StartError ? error.message : String((error as Error).stack)}\n`)
  process.exit(1)
}
