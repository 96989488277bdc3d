import { copyFileSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import getPort from 'get-port'
import { hostOf, type RegistryKey } from '#contracts'
import { provisionDatabase } from '#database'
import { createMissingKeys, publicKeysOf } from '#platform'
import { testServer } from '#testing'
import { ServiceProcess } from './process.js'
import type { TestSystem } from './system.js'

/** A connector beside a system: the ministry's own keys, and the process that is started with them. */
export interface JoiningConnector {
  key: RegistryKey
  process: ServiceProcess
}

/** A connector as a ministry sets it up: it is given the public keys of the services and makes its own. */
export async function connectorBeside(
  system: TestSystem,
  registry: string,
  { mapping, sourceUrl, ...more }: { mapping: string; sourceUrl: string; env?: Record<string, string> },
): Promise<JoiningConnector> {
  const service = hostOf(registry)
  const directory = mkdtempSync(join(tmpdir(), 'motlan-connector-'))
  const keys = join(directory, 'keys')
  mkdirSync(keys)
  for (const file of readdirSync(system.keysDir).filter((each) => each.endsWith('.public.json')))
    copyFileSync(join(system.keysDir, file), join(keys, file))
  createMissingKeys(keys, [service])
  const { DATABASE_OWNER_PASSWORD: owner = '', DATABASE_APP_PASSWORD: app = '' } = system.env
  await provisionDatabase(testServer(), system.prefix, service, { owner, app })
  const healthPort = await getPort({ host: '127.0.0.1' })
  const env = { ...system.env, KEYS_DIR: keys, SOURCE_URL: sourceUrl, HEALTH_PORT: String(healthPort), ...more.env }
  const command = ['dist/apps/connector/src/main.js', '--mapping', mapping]
  const process = new ServiceProcess(service, healthPort, join(directory, 'log'), env, command)
  return { key: publicKeysOf(keys, service), process }
}
