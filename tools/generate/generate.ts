import { join } from 'node:path'
import pg from 'pg'
import { EmbeddedServer, provisionDatabase, type ServerAddress } from '#database'
import { answerHelp, DatabaseSettings, readSettings, RuntimeSettings } from '#platform'
import { populationFrom } from './generate-options.js'
import { configuredAddress } from '../provision/provision-settings.js'
import { filledRegistries, loadRegistries } from './load-registries.js'
import type { Tally } from './tally.js'

/** `npm run generate -- --people 30000 --seed 7` replaces the generated people of all registries. */
async function generate(): Promise<void> {
  const population = populationFrom(process.argv.slice(2))
  const settings = readSettings(DatabaseSettings)
  const embedded = settings.databaseHost
    ? undefined
    : await EmbeddedServer.start(join(readSettings(RuntimeSettings).dataDir, 'postgres'))
  const started = performance.now()
  let tally: Tally
  try {
    tally = await loadRegistries(population, filledRegistries, ({ name }) =>
      embedded
        ? provisionDatabase(embedded.address, settings.databasePrefix, name)
        : Promise.resolve(configuredAddress(name)),
    )
  } finally {
    if (embedded && !(await isUsedByOthers(embedded.address))) await embedded.stop()
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const peak = Math.round(process.resourceUsage().maxRSS / 1024)
  process.stdout.write(`${tally.text()}\nSeed ${population.seed}, loaded in ${seconds} s with at most ${peak} MB.\n`)
}

/** The embedded server may be the one of a running system: then it stays. */
async function isUsedByOthers(server: ServerAddress): Promise<boolean> {
  const client = new pg.Client({ ...server, database: 'postgres' })
  await client.connect()
  const { rowCount } = await client.query(
    `select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
  )
  await client.end()
  return (rowCount ?? 0) > 0
}

answerHelp(`npm run generate [-- --people 30000] [--seed 1]
Replaces the generated people of all registries, on DATABASE_HOST or in the embedded server of DATA_DIR.`)
generate().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
