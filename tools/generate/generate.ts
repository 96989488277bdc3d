import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import {
  DatabaseSettings,
  EmbeddedServer,
  provisionDatabase,
  readSettings,
  RuntimeSettings,
  StartError,
  type ServerAddress,
  type ServiceDatabaseAddress,
} from '#platform'
import { populationProblem, type Population } from '#registry'
import { filledRegistries, loadRegistries } from './load-registries.js'

/** `npm run generate -- --people 30000 --seed 7` replaces the generated people of all three registries. */
async function generate(): Promise<void> {
  const population = populationFrom(process.argv.slice(2))
  const settings = readSettings(DatabaseSettings)
  const embedded = settings.databaseHost
    ? undefined
    : await EmbeddedServer.start(join(readSettings(RuntimeSettings).dataDir, 'postgres'))
  const started = performance.now()
  try {
    await loadRegistries(population, filledRegistries, ({ name }) =>
      embedded
        ? provisionDatabase(embedded.address, settings.databasePrefix, name)
        : Promise.resolve(configured(settings, name)),
    )
  } finally {
    if (embedded && !(await isUsedByOthers(embedded.address))) await embedded.stop()
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  process.stdout.write(`${population.people} people of seed ${population.seed} loaded in ${seconds} s.\n`)
}

/** Reads `--people` and `--seed`; throws {@link StartError} with one sentence for anything that cannot be generated. */
function populationFrom(args: string[]): Population {
  const joined = args.join(' ').replace(/(--\w+) (-?[\w.]+)/g, '$1=$2')
  const { values } = parseArgs({
    args: joined === '' ? [] : joined.split(' '),
    options: { people: { type: 'string', default: '5000' }, seed: { type: 'string', default: '1' } },
  })
  const population = { people: Number(values.people), seed: Number(values.seed) }
  const problem = populationProblem(population)
  if (problem !== undefined) throw new StartError(problem)
  return population
}

function configured(settings: DatabaseSettings, name: string): ServiceDatabaseAddress {
  const { databaseHost, databasePort, databasePrefix, databaseOwnerPassword, databaseAppPassword } = settings
  if (!databaseHost || !databaseOwnerPassword || !databaseAppPassword) {
    throw new StartError('DATABASE_HOST needs DATABASE_OWNER_PASSWORD and DATABASE_APP_PASSWORD (or their _FILE).')
  }
  const database = `${databasePrefix}_${name}`
  return {
    host: databaseHost,
    port: databasePort,
    database,
    owner: { user: `${database}_owner`, password: databaseOwnerPassword },
    app: { user: `${database}_app`, password: databaseAppPassword },
  }
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

generate().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
