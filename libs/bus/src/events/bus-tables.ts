import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * The bus's four tables in a service's own database. The service's role `<service>_app` may read, add, change and
 * remove rows: an outbox row lives until it is published, an inbox row until its event can no longer come again.
 */
class BusTables1700000000000 implements MigrationInterface {
  readonly name = 'BusTables1700000000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table outbox (
        seq bigint generated always as identity primary key,
        id uuid not null,
        shard smallint not null,
        topic text not null,
        key text not null,
        fact jsonb not null,
        at timestamptz not null default clock_timestamp()
      );
      create index outbox_shard on outbox (shard, seq);
      create table inbox (
        reader text not null,
        event_id uuid not null,
        at timestamptz not null default now(),
        primary key (reader, event_id)
      );
      create index inbox_at on inbox (at);
      create table parked_key (
        reader text not null,
        topic text not null,
        key text not null,
        reason text not null,
        at timestamptz not null default now(),
        primary key (reader, topic, key)
      );
      create table dead_letter (
        seq bigint generated always as identity primary key,
        source text not null,
        topic text not null,
        reader text,
        key text,
        message_id text,
        partition int,
        "offset" bigint,
        reason text not null,
        detail jsonb,
        fact jsonb,
        fact_at timestamptz,
        at timestamptz not null default now()
      );
      create index dead_letter_key on dead_letter (reader, topic, key, seq);
      do $$
      declare app text := regexp_replace(current_user, '_owner$', '_app');
      begin
        if app <> current_user and exists (select from pg_roles where rolname = app) then
          execute format('grant select, insert, update, delete on outbox, inbox, parked_key, dead_letter to %I', app);
        end if;
      end $$;`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table outbox, inbox, parked_key, dead_letter')
  }
}

/** A fact carries on the trace it was recorded in. */
class OutboxTrace1764000006000 implements MigrationInterface {
  readonly name = 'OutboxTrace1764000006000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table outbox add traceparent text')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table outbox drop traceparent')
  }
}

/** A row with a version is the state of an entry: `fact` is then its JSON text as it is, or null where it is gone. */
class OutboxState1764000009000 implements MigrationInterface {
  readonly name = 'OutboxState1764000009000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table outbox add version bigint')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table outbox drop version')
  }
}

/** The migrations of the bus; a service's own come after them. */
export const busTables = [BusTables1700000000000, OutboxTrace1764000006000, OutboxState1764000009000]
