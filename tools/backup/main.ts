import { StartError } from '#contracts'
import { answerHelp, DatabaseSettings, readSettings } from '#platform'
import { configuredAddress, ProvisionSettings } from '../provision/provision-settings.js'
import { backUp, restore } from './backup.js'

/** `npm run backup -- DIRECTORY` and `npm run restore -- DIRECTORY`, as the administrator of the server of DATABASE_HOST. */
async function main([work, directory]: string[]): Promise<string> {
  if ((work !== 'backup' && work !== 'restore') || !directory) {
    throw new StartError('Say where: npm run backup -- DIRECTORY, or npm run restore -- DIRECTORY.')
  }
  const { databaseHost, databasePort, databasePrefix } = readSettings(DatabaseSettings)
  const { databaseAdminUser, databaseAdminPassword } = readSettings(ProvisionSettings)
  if (!databaseHost) throw new StartError('Set DATABASE_HOST.')
  const server = { host: databaseHost, port: databasePort, user: databaseAdminUser, password: databaseAdminPassword }
  if (work === 'backup') {
    await backUp(server, databasePrefix, directory)
    return `The backup is in ${directory}. Keep the keys with it.`
  }
  await restore(server, directory, configuredAddress)
  return `${directory} is restored. Start the services.`
}

answerHelp(`npm run backup -- DIRECTORY
npm run restore -- DIRECTORY
Copies every service's database of DATABASE_HOST to a directory, or back, as DATABASE_ADMIN_USER.`)
try {
  process.stdout.write(`${await main(process.argv.slice(2))}\n`)
} catch (error) {
  process.stderr.write(`${error instanceof StartError ? error.message : String((error as Error).stack)}\n`)
  process.exit(1)
}
