import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Up to where each kind of record of the source was looked through for changes, in the source's own time. */
export class SourcePositions1765738000000 implements MigrationInterface {
  readonly name = 'SourcePositions1765738000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table source_position (kind text primary key, at text not null)')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table source_position')
  }
}
