import pg from 'pg'
import { busTables } from '#bus'
import { Database, type ServiceDatabaseAddress, type ServiceDefinition } from '#platform'
import { finishLoading, HouseholdCopy, households, setIndexesAside, type CopiedTable, type Population } from '#sandbox'
import { landTables } from '../../apps/land/src/land.sandbox.js'
import { landService } from '../../apps/land/src/land.service-definition.js'
import { civilStatusTables } from '../../apps/population/src/civil-status/civil-status.sandbox.js'
import { civilStatusSchema } from '../../apps/population/src/migrations/civil-status-tables.js'
import { populationTables } from '../../apps/population/src/population.sandbox.js'
import { populationService } from '../../apps/population/src/population.service-definition.js'
import { taxTables } from '../../apps/tax/src/tax.sandbox.js'
import { taxService } from '../../apps/tax/src/tax.service-definition.js'
import { Tally } from './tally.js'

/** One registry with the tables the generator fills. */
export interface FilledRegistry {
  definition: ServiceDefinition
  tables: readonly CopiedTable[]
  /** Where the tables are, if not in the schema every service has. */
  schema?: string
}

/** The registries of the demo. */
export const filledRegistries: readonly FilledRegistry[] = [
  { definition: populationService, tables: populationTables },
  { definition: populationService, schema: civilStatusSchema, tables: civilStatusTables },
  { definition: taxService, tables: taxTables },
  { definition: landService, tables: landTables },
]

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
    for (const registry of registries) loads.push(await begin(registry, await addressOf(registry.definition)))
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
