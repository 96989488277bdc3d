import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deployedServices, keepingServices } from '#contracts'
import { answerHelp, createMissingKeys } from '#platform'

/** Every password of a deployment by the name of its file. */
export const passwordNames: readonly string[] = [
  'database_admin_password',
  ...keepingServices.flatMap((name) => [`database_${name}_owner_password`, `database_${name}_app_password`]),
  'kafka_admin_password',
  ...deployedServices.map((name) => `kafka_${name}_password`),
]

/**
 * Makes every password and key file that is missing. Only the owner of the directory can reach them; in a container each
 * is mounted where it is needed, as it is, so the files themselves can be read by the container's user.
 */
export function createMissingSecrets(directory: string): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  chmodSync(directory, 0o700)
  for (const name of passwordNames) {
    const file = join(directory, name)
    if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o644 })
  }
  const keys = join(directory, 'keys')
  createMissingKeys(keys)
  chmodSync(keys, 0o755)
  for (const name of readdirSync(keys)) chmodSync(join(keys, name), 0o644)
}

if (process.argv[1]?.endsWith('secrets.js')) {
  answerHelp(
    'npm run secrets [-- DIRECTORY]\nMakes the missing passwords and keys of a deployment (default: deploy/secrets).',
  )
  const directory = process.argv[2] ?? 'deploy/secrets'
  createMissingSecrets(directory)
  process.stdout.write(`The passwords and keys of the deployment are in ${directory}; keep them with the backups.\n`)
}
