import type { MigrationInterface, QueryRunner } from 'typeorm'
import { appendOnly } from '#database'

/**
 * The signed outcomes a registry received with what it did, and the rows as they were before; `schema` where a service
 * hosts it beside another registry's.
 */
export class RegistryOutcomes1765500001000 implements MigrationInterface {
  name = 'RegistryOutcomes1765500001000'

  constructor(private readonly schema = 'public') {}

  async up(runner: QueryRunner): Promise<void> {
    const received = `${this.schema}.received_outcome`
    const earlier = `${this.schema}.earlier_version`
    await runner.query(`create table ${received} (
      outcome_id uuid primary key,
      dossier_id uuid not null,
      procedure text not null,
      change text not null,
      authority text not null,
      result_sha256 text not null,
      status text not null check (status in ('applied', 'refused')),
      refusal jsonb,
      at timestamptz not null
    )`)
    await runner.query(`create table ${earlier} (
      outcome_id uuid not null references ${received},
      table_name text not null,
      row jsonb not null,
      replaced_at timestamptz not null
    )`)
    await runner.query(`create index on ${earlier} (outcome_id)`)
    await runner.query(appendOnly(received))
    await runner.query(appendOnly(earlier))
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table ${this.schema}.earlier_version, ${this.schema}.received_outcome`)
  }
}
