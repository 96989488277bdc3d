import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common'
import type { ClientBase } from 'pg'
import { Database } from '#database'
import { DemoSettings, LOGGER, RuntimeSettings, type Logger } from '#platform'
import type { Population } from '../people/households.js'
import { HouseholdCopy, type CopiedTable } from './copied-table.js'
import { sharedHouseholds } from './shared-households.js'

/** The injection token of the tables a registry fills from generated households. */
export const COPIED_TABLES = Symbol('copied tables')

/** Names the one loader at a time among all instances of a service. */
const loaderLock = 7_030_001

/** Fills a registry with its part of the generated people when the demo starts on empty tables, and keeps them then. */
@Injectable()
export class LoadPeople implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly runtime: RuntimeSettings,
    private readonly demo: DemoSettings,
    @Inject(COPIED_TABLES) private readonly tables: readonly CopiedTable[],
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** One transaction: after a crash half way nothing is loaded and the next start begins again. */
  async onApplicationBootstrap(): Promise<void> {
    if (!this.runtime.demo) return
    const client = await this.database.connection()
    try {
      const loaded = await loadOnce(client, this.tables, { people: this.demo.demoPeople, seed: this.demo.demoSeed })
      if (loaded)
        this.logger.info({ people: this.demo.demoPeople, seed: this.demo.demoSeed }, 'Generated people loaded.')
    } finally {
      await client.end()
    }
  }
}

/** Loads the population unless one is there already; says whether it did. */
export async function loadOnce(
  client: ClientBase,
  tables: readonly CopiedTable[],
  population: Population,
): Promise<boolean> {
  return inTransaction(client, async () => {
    await client.query('select pg_advisory_xact_lock($1)', [loaderLock])
    const { rowCount } = await client.query('select 1 from generated')
    if (rowCount) return false
    const copy = new HouseholdCopy(client, tables)
    for (const household of sharedHouseholds(population)) if (copy.add(household)) await copy.send()
    await finishLoading(client, copy, population)
    return true
  })
}

/** Sends the rest, notes what was loaded and refreshes the planner's statistics. */
export async function finishLoading(client: ClientBase, copy: HouseholdCopy, population: Population): Promise<void> {
  await copy.flush()
  await client.query('insert into generated (id, people, seed) values (1, $1, $2)', [
    population.people,
    population.seed,
  ])
  await client.query('select refresh_statistics()')
}

/** Commits when the work is done, rolls back when it throws. */
export async function inTransaction<T>(client: ClientBase, work: () => Promise<T>): Promise<T> {
  await client.query('begin')
  try {
    const result = await work()
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
