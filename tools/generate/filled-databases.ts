import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import getPort from 'get-port'
import pg from 'pg'
import { keepingServices, type KeepingService } from '#contracts'
import { provisionDatabase, type ServerAddress, type ServiceDatabaseAddress } from '#database'

/** The people every system holds unless its test brings others. */
export const people = { people: 200, seed: 1 }

/** Passwords of a service's two roles. */
export interface Passwords {
  owner: string
  app: string
}

/** The begin of the names of the databases the systems of a run are copied from. */
const templates = 'template'

/**
 * A migrated database for each service that keeps something, the registries filled with generated people. On a server that
 * has templates ({@link makeTemplates}) they are copies.
 */
export async function filledDatabases(
  server: ServerAddress,
  prefix: string,
  passwords: Passwords,
): Promise<Map<KeepingService, ServiceDatabaseAddress>> {
  if (await hasTemplates(server)) {
    for (const service of keepingServices) await copyTemplate(server, prefix, service)
    return provisioned(server, prefix, passwords)
  }
  const addresses = await provisioned(server, prefix, passwords)
  await fill(addresses)
  return addresses
}

/**
 * Makes the databases systems are copied from, that of the catalogue with its seeds. Nobody may connect to them afterwards,
 * so that each can be copied at any time.
 */
export async function makeTemplates(server: ServerAddress): Promise<void> {
  if (await hasTemplates(server)) return
  const addresses = await provisioned(server, templates, { owner: templates, app: templates })
  await fill(addresses)
  await loadSeeds(server)
  for (const { database } of addresses.values())
    await administer(server, `alter database "${database}" is_template true allow_connections false`)
}

async function provisioned(
  server: ServerAddress,
  prefix: string,
  passwords: Passwords,
): Promise<Map<KeepingService, ServiceDatabaseAddress>> {
  const each = keepingServices.map(
    async (service) => [service, await provisionDatabase(server, prefix, service, passwords)] as const,
  )
  return new Map(await Promise.all(each))
}

/** All services are loaded for it, which a test file that copies never needs. */
async function fill(addresses: ReadonlyMap<KeepingService, ServiceDatabaseAddress>): Promise<void> {
  const { filledRegistries, loadRegistries, migrateService } = await import('./load-registries.js')
  for (const [service, address] of addresses) await migrateService(address, service)
  await loadRegistries(people, filledRegistries, ({ name }) =>
    Promise.resolve(addresses.get(name as KeepingService) as ServiceDatabaseAddress),
  )
}

/** The catalogue loads its seeds at its start. What it certifies with keys of its own, each copy certifies anew with its own. */
async function loadSeeds(server: ServerAddress): Promise<void> {
  const { createMissingKeys } = await import('#platform')
  const directory = mkdtempSync(join(tmpdir(), 'motlan-templates-'))
  createMissingKeys(directory)
  const healthPort = await getPort({ host: '127.0.0.1' })
  const env = {
    ...{ PATH: process.env['PATH'], NODE_ENV: 'test', LOG_LEVEL: 'warn', HOST: '127.0.0.1' },
    ...{ HEALTH_PORT: String(healthPort), KEYS_DIR: directory, DATA_DIR: directory },
    ...{ DATABASE_HOST: server.host, DATABASE_PORT: String(server.port), DATABASE_PREFIX: templates },
    ...{ DATABASE_OWNER_PASSWORD: templates, DATABASE_APP_PASSWORD: templates },
  }
  const catalogue = spawn(process.execPath, ['dist/server/main.js', '--services', 'catalog'], { env, stdio: 'inherit' })
  const ended = once(catalogue, 'exit')
  const isReady = async () => (await fetch(`http://127.0.0.1:${healthPort}/health/ready`).catch(() => undefined))?.ok
  while (!(await isReady())) {
    if (catalogue.exitCode !== null) throw new Error('The catalogue did not start.')
    await pause(50)
  }
  catalogue.kill('SIGTERM')
  await ended
  rmSync(directory, { recursive: true })
}

/** The roles of the copy may what those of the template may: what is in it is still theirs. */
async function copyTemplate(server: ServerAddress, prefix: string, service: KeepingService): Promise<void> {
  const [template, copy] = [`${templates}_${service}`, `${prefix}_${service}`]
  await administer(
    server,
    `create role "${copy}_owner" in role "${template}_owner"`,
    `create role "${copy}_app" in role "${template}_app"`,
    `create database "${copy}" template "${template}" owner "${copy}_owner" strategy file_copy`,
  )
}

async function hasTemplates(server: ServerAddress): Promise<boolean> {
  const last = `${templates}_${keepingServices.at(-1)}`
  const [found] = await administer(server, `select from pg_database where datname = '${last}' and datistemplate`)
  return found?.rowCount === 1
}

async function administer(server: ServerAddress, ...statements: string[]): Promise<pg.QueryResult[]> {
  const client = new pg.Client({ ...server, database: 'postgres' })
  await client.connect()
  const results: pg.QueryResult[] = []
  try {
    for (const statement of statements) results.push(await client.query(statement))
  } finally {
    await client.end()
  }
  return results
}
