import type { MigrationInterface, QueryRunner } from 'typeorm'
import { AccessLogLists1765300001000 } from '#registry'
import { civilStatusSchema } from './1764000003000-civil-status-tables.js'

/** The lists of concepts of the civil-status registry's own log. */
export class CivilStatusLists1765300002000 implements MigrationInterface {
  readonly name = 'CivilStatusLists1765300002000'

  up(runner: QueryRunner): Promise<void> {
    return this.within(runner, (lists) => lists.up(runner))
  }

  down(runner: QueryRunner): Promise<void> {
    return this.within(runner, (lists) => lists.down(runner))
  }

  private async within(
    runner: QueryRunner,
    work: (lists: AccessLogLists1765300001000) => Promise<void>,
  ): Promise<void> {
    await runner.query(`set local search_path to ${civilStatusSchema}`)
    await work(new AccessLogLists1765300001000())
    await runner.query('set local search_path to default')
  }
}
