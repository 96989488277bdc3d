import type { MigrationInterface, QueryRunner } from 'typeorm'
import { appendOnly } from '#database'

/** What is asked for is kept once for each list of concepts; lines written before hold their list themselves. */
export class AccessLogLists1765300001000 implements MigrationInterface {
  readonly name = 'AccessLogLists1765300001000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table concept_list (id uuid primary key, concepts text[] not null)')
    await runner.query(appendOnly('concept_list'))
    await runner.query('alter table access_log add concept_list uuid, alter column concepts drop not null')
    await runner.query(
      'alter table access_log add constraint access_log_concepts check (concepts is not null or concept_list is not null)',
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table access_log drop constraint access_log_concepts')
    await runner.query(
      'update access_log l set concepts = c.concepts from concept_list c where c.id = l.concept_list and l.concepts is null',
    )
    await runner.query('alter table access_log drop concept_list, alter column concepts set not null')
    await runner.query('drop table concept_list')
  }
}
