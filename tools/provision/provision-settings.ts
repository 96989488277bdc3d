import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IsInt, IsOptional, IsString } from 'class-validator'
import { type ServiceName, StartError } from '#contracts'
import { type ServiceDatabaseAddress } from '#database'
import { DatabaseSettings, readSettings, Setting } from '#platform'

/** How the administrator of the PostgreSQL server signs in. */
export class ProvisionSettings {
  @Setting('Name of the administrator of the PostgreSQL server.')
  @IsString()
  databaseAdminUser: string = 'postgres'

  @Setting('Password of the administrator.', { secret: true })
  @IsString()
  databaseAdminPassword: string

  @Setting(
    'Directory with a password for each role, database_<service>_owner_password and database_<service>_app_password.',
  )
  @IsOptional()
  @IsString()
  databasePasswordsDir?: string

  @Setting('Port of the PostgreSQL server.')
  @IsInt()
  databasePort: number = 5432
}

/** Each role has a password of its own, or all owners share one, and so do all running services. */
export function passwordsOf(service: ServiceName): { owner: string; app: string } {
  const { databasePasswordsDir } = readSettings(ProvisionSettings)
  const { databaseOwnerPassword, databaseAppPassword } = readSettings(DatabaseSettings)
  if (databasePasswordsDir) {
    const read = (role: string) =>
      readFileSync(join(databasePasswordsDir, `database_${service}_${role}_password`), 'utf8').trim()
    return { owner: read('owner'), app: read('app') }
  }
  if (!databaseOwnerPassword || !databaseAppPassword) {
    throw new StartError(
      'Set DATABASE_OWNER_PASSWORD and DATABASE_APP_PASSWORD (or their _FILE), or DATABASE_PASSWORDS_DIR.',
    )
  }
  return { owner: databaseOwnerPassword, app: databaseAppPassword }
}

/** How a service reaches its database on the server of DATABASE_HOST. */
export function configuredAddress(service: ServiceName): ServiceDatabaseAddress {
  const { databaseHost, databasePort, databasePrefix } = readSettings(DatabaseSettings)
  if (!databaseHost) throw new StartError('Set DATABASE_HOST.')
  const { owner, app } = passwordsOf(service)
  const database = `${databasePrefix}_${service}`
  return {
    host: databaseHost,
    port: databasePort,
    database,
    owner: { user: `${database}_owner`, password: owner },
    app: { user: `${database}_app`, password: app },
  }
}
