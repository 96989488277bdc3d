import { keepingServices, StartError } from '#contracts'
import { provisionDatabase } from '#database'
import { answerHelp, DatabaseSettings, readSettings } from '#platform'
import { passwordsOf, ProvisionSettings } from './provision-settings.js'

/** `npm run provision` makes each service's database with its two roles on the server of DATABASE_HOST. */
async function provision(): Promise<void> {
  const { databaseHost, databasePort, databasePrefix } = readSettings(DatabaseSettings)
  const { databaseAdminUser, databaseAdminPassword } = readSettings(ProvisionSettings)
  if (!databaseHost) throw new StartError('Set DATABASE_HOST.')
  const server = { host: databaseHost, port: databasePort, user: databaseAdminUser, password: databaseAdminPassword }
  for (const service of keepingServices) await provisionDatabase(server, databasePrefix, service, passwordsOf(service))
  process.stdout.write(`${keepingServices.length} databases are ready on ${databaseHost}.\n`)
}

answerHelp(`npm run provision
Makes each service's database with its two roles on DATABASE_HOST, as DATABASE_ADMIN_USER with DATABASE_ADMIN_PASSWORD.`)
try {
  await provision()
} catch (error) {
  process.stderr.write(`${error instanceof StartError ? error.message : String((error as Error).stack)}\n`)
  process.exit(1)
}
