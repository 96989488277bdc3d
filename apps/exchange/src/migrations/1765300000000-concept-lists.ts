import type { MigrationInterface, QueryRunner } from 'typeorm'
import { appendOnly } from '#database'

/**
 * What was asked for is kept once for each list of concepts, and beside it only what was not provided; rows written
 * before name every concept themselves.
 */
export class ConceptLists1765300000000 implements MigrationInterface {
  readonly name = 'ConceptLists1765300000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table concept_list (id uuid primary key, concepts text[] not null)')
    await runner.query(appendOnly('concept_list'))
    await runner.query('alter table disclosure add concept_list uuid')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update disclosure set concepts = (
        select jsonb_object_agg(concept, 'provided') from concept_list l, unnest(l.concepts) concept
        where l.id = disclosure.concept_list) || concepts
      where concept_list is not null`)
    await runner.query('alter table disclosure drop concept_list')
    await runner.query('drop table concept_list')
  }
}
