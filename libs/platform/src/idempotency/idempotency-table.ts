import type { QueryRunner } from 'typeorm'

/** Makes the table of {@link Idempotent} in a service's own database, for a migration of that service. */
export async function createIdempotencyTable(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table idempotency (
      caller text, route text, key text,
      body_hash text not null,
      result_id uuid not null,
      at timestamptz not null,
      answer json,
      primary key (caller, route, key)
    )`)
  await runner.query('create index idempotency_at on idempotency (at)')
  await addReservations(runner)
}

/** Adds what keeps two requests with one key apart while the first is carried out. */
export async function addReservations(runner: QueryRunner): Promise<void> {
  await runner.query(`
    alter table idempotency
      add is_done boolean not null default true,
      add reservation uuid,
      add reserved_until timestamptz`)
}

/** Takes back what {@link addReservations} added. */
export async function dropReservations(runner: QueryRunner): Promise<void> {
  await runner.query('alter table idempotency drop is_done, drop reservation, drop reserved_until')
}
