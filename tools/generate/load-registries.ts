import pg from 'pg'
import { landService } from '../../apps/land/src/land.service-definition.js'
import { landTables } from '../../apps/land/src/land.tables.js'
import { populationService } from '../../apps/population/src/population.service-definition.js'
import { populationTables } from '../../apps/population/src/population.tables.js'
import { taxService } from '../../apps/tax/src/tax.service-definition.js'
import { taxTables } from '../../apps/tax/src/tax.tables.js'
import { BusTables, Database, type ServiceDatabaseAddress, type ServiceDefinition } from '#platform'
import { finishLoading, HouseholdCopy, households, type CopiedTable, type Population } from '#registry'

/** One registry with the tables the generator fills. */
export interface FilledRegistry {
  definition: ServiceDefinition
  tables: readonly CopiedTable[]
}

/** The three registries of the demo. */
export const filledRegistries: readonly FilledRegistry[] = [
  { definition: populationService, tables: populationTables },
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
): Promise<void> {
  const clients: pg.Client[] = []
  try {
    const copies: HouseholdCopy[] = []
    for (const { definition, tables } of registries) {
      const address = await addressOf(definition)
      await migrate(address, definition)
      const client = await connectAsOwner(address)
      clients.push(client)
      await client.query('begin')
      await client.query(`truncate generated, ${tables.map(({ name }) => name).join(', ')}`)
      copies.push(new HouseholdCopy(client, tables))
    }
    for (const household of households(people)) {
      if (copies.map((copy) => copy.add(household)).includes(true))
        await Promise.all(copies.map((copy) => copy.flush()))
    }
    await Promise.all(copies.map((copy, index) => finishLoading(clients[index] as pg.Client, copy, people)))
    for (const client of clients) await client.query('commit')
  } finally {
    await Promise.all(clients.map((client) => client.end()))
  }
}

async function migrate(address: ServiceDatabaseAddress, { database }: ServiceDefinition): Promise<void> {
  const opened = await Database.open(address, { migrations: [BusTables, ...(database?.migrations ?? [])] }, { pool: 1 })
  await opened.close()
}

async function connectAsOwner({ host, port, database, owner }: ServiceDatabaseAddress): Promise<pg.Client> {
  const client = new pg.Client({ host, port, database, ...owner })
  await client.connect()
  return client
}
