import pg from 'pg'
import { busTables } from '#bus'
import { registryServices, type RegistryService, type OwnService } from '#contracts'
import { Database, type ServiceDatabaseAddress } from '#database'
import { type ServiceDefinition } from '#platform'
import {
  finishLoading,
  HouseholdCopy,
  households,
  SandboxModule,
  setIndexesAside,
  type Population,
  type RegistrySandbox,
} from '#sandbox'
import { definitionOf } from '../../apps/all-in-one/src/services.js'
import { Tally } from './tally.js'

/** One registry with the tables the generator fills. */
export interface FilledRegistry extends RegistrySandbox {
  definition: ServiceDefinition
}

/** The registries of the demo. */
export const filledRegistries: readonly FilledRegistry[] = (await Promise.all(registryServices.map(filledBy))).flat()

async function filledBy(service: RegistryService): Promise<FilledRegistry[]> {
  const definition = await definitionOf(service)
  const sandbox = await definition.sandbox?.()
  return sandbox ? SandboxModule.registriesOf(sandbox).map((registry) => ({ ...registry, definition })) : []
}

/**
 * Replaces what the registries hold by a generated population, all from one stream of households: each registry gets
 * its part in one transaction of its own and commits only after every part is complete.
 */
export async function loadRegistries(
  people: Population,
  registries: readonly FilledRegistry[],
  addressOf: (definition: ServiceDefinition) => Promise<ServiceDatabaseAddress>,
): Promise<Tally> {
  const tally = new Tally()
  const loads: Load[] = []
  try {
    const begun = registries.map(async (registry) => {
      loads.push(await begin(registry, await addressOf(registry.definition)))
    })
    const refused = (await Promise.allSettled(begun)).find((result) => result.status === 'rejected')
    if (refused) throw refused.reason
    for (const household of households(people)) {
      tally.add(household)
      const full = loads.filter(({ copy }) => copy.add(household))
      for (const { copy } of full) await copy.send()
    }
    await Promise.all(
      loads.map(async ({ client, copy, restoreIndexes }) => {
        await copy.flush()
        await restoreIndexes()
        await finishLoading(client, copy, people)
      }),
    )
    for (const { client } of loads) await client.query('commit')
    return tally
  } finally {
    await Promise.all(loads.map(({ client }) => client.end()))
  }
}

interface Load {
  client: pg.Client
  copy: HouseholdCopy
  restoreIndexes: () => Promise<void>
}

/** Empties a registry's tables within a transaction that stays open, ready to take households. */
async function begin({ definition, schema, tables }: FilledRegistry, address: ServiceDatabaseAddress): Promise<Load> {
  await migrate(address, definition)
  const client = await connectAsOwner(address)
  const names = [...new Set(tables.map(({ name }) => name))]
  if (schema !== undefined) await client.query(`set search_path to ${schema}`)
  await client.query('begin')
  await client.query(`truncate generated, ${names.join(', ')}`)
  const restoreIndexes = await setIndexesAside(client, names)
  return { client, copy: new HouseholdCopy(client, tables, true), restoreIndexes }
}

/** Brings the database of any service to the schema this source has. */
export async function migrateService(address: ServiceDatabaseAddress, service: OwnService): Promise<void> {
  await migrate(address, await definitionOf(service))
}

async function migrate(address: ServiceDatabaseAddress, { database }: ServiceDefinition): Promise<void> {
  const opened = await Database.open(
    address,
    { migrations: [...busTables, ...(database?.migrations ?? [])] },
    { pool: 1 },
  )
  await opened.close()
}

async function connectAsOwner({ host, port, database, owner }: ServiceDatabaseAddress): Promise<pg.Client> {
  const client = new pg.Client({ host, port, database, ...owner })
  await client.connect()
  return client
}
