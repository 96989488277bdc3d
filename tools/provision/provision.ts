import { hostOf, keepingServices, StartError, type ServiceName } from '#contracts'
import { provisionDatabase } from '#database'
import { answerHelp, DatabaseSettings, readSettings } from '#platform'
import { passwordsOf, ProvisionSettings } from './provision-settings.js'

/** `npm run provision` makes each service's database with its two roles on the server of DATABASE_HOST. */
async function provision(): Promise<void> {
  const { databaseHost, databasePort, databasePrefix } = readSettings(DatabaseSettings)
  const { databaseAdminUser, databaseAdminPassword } = readSettings(ProvisionSettings)
  if (!databaseHost) throw new StartError('Set DATABASE_HOST.')
  const server = { host: databaseHost, port: databasePort, user: databaseAdminUser, password: databaseAdminPassword }
  const at = process.argv.indexOf('--registry')
  const services: readonly ServiceName[] = at < 0 ? keepingServices : [hostOf(process.argv[at + 1] ?? '')]
  for (const service of services) await provisionDatabase(server, databasePrefix, service, passwordsOf(service))
  process.stdout.write(`${services.length} databases are ready on ${databaseHost}.\n`)
}

answerHelp(`npm run provision [-- --registry vehicles]
Makes each service's database with its two roles on DATABASE_HOST, as DATABASE_ADMIN_USER with DATABASE_ADMIN_PASSWORD.
  --registry  only the database in which this registry's connector keeps its own log`)
try {
  await provision()
} catch (error) {
  process.stderr.write(`${error instanceof StartError ? error.message : String((error as Error).stack)}\n`)
  process.exit(1)
}
