import { IsInt, IsString } from 'class-validator'
import { serviceNames } from '#contracts'
import { DatabaseSettings, provisionDatabase, readSettings, Setting, StartError } from '#platform'

/** How the administrator of the PostgreSQL server signs in. */
export class ProvisionSettings {
  @Setting('Name of the administrator of the PostgreSQL server.')
  @IsString()
  databaseAdminUser: string = 'postgres'

  @Setting('Password of the administrator.', { secret: true })
  @IsString()
  databaseAdminPassword: string

  @Setting('Port of the PostgreSQL server.')
  @IsInt()
  databasePort: number = 5432
}

/** `npm run provision` makes each service's database with its two roles on the server of DATABASE_HOST. */
async function provision(): Promise<void> {
  const { databaseHost, databasePort, databasePrefix, databaseOwnerPassword, databaseAppPassword } =
    readSettings(DatabaseSettings)
  const { databaseAdminUser, databaseAdminPassword } = readSettings(ProvisionSettings)
  if (!databaseHost || !databaseOwnerPassword || !databaseAppPassword) {
    throw new StartError('Set DATABASE_HOST, DATABASE_OWNER_PASSWORD and DATABASE_APP_PASSWORD (or their _FILE).')
  }
  const server = { host: databaseHost, port: databasePort, user: databaseAdminUser, password: databaseAdminPassword }
  const passwords = { owner: databaseOwnerPassword, app: databaseAppPassword }
  const keeping = serviceNames.filter((name) => name !== 'gateway' && name !== 'identity')
  for (const service of keeping) await provisionDatabase(server, databasePrefix, service, passwords)
  process.stdout.write(`${keeping.length} databases are ready on ${databaseHost}.\n`)
}

try {
  await provision()
} catch (error) {
  process.stderr.write(`${error instanceof StartError ? error.message : String((error as Error).stack)}\n`)
  process.exit(1)
}
