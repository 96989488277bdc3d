import type { MigrationInterface, QueryRunner } from 'typeorm'
import { appendOnly } from '#database'

/**
 * What people ask of those who answer for data about them, and the answers. The text and who asked stand here and nowhere
 * else. A request is removed some time after its end, its answers with it; until then an answer stays as it was given.
 */
export class RightsRequests1765737000000 implements MigrationInterface {
  readonly name = 'RightsRequests1765737000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table rights_request (
        id uuid primary key,
        person_hash text not null,
        person_id text not null,
        person_name text not null,
        kind text not null,
        controller text not null,
        about text,
        text text not null,
        dossier_id uuid,
        state text not null default 'received',
        received_at timestamptz not null,
        acknowledge_by timestamptz not null,
        acknowledged_at timestamptz,
        due_at timestamptz not null,
        extended_at timestamptz,
        ended_at timestamptz,
        next_at timestamptz generated always as (case when acknowledged_at is null then acknowledge_by else due_at end) stored
      )`)
    await runner.query('create index rights_request_of_person on rights_request (person_hash, id)')
    await runner.query(
      'create index rights_request_open on rights_request (controller, next_at, id) where ended_at is null',
    )
    await runner.query(
      'create index rights_request_ended on rights_request (controller, ended_at, id) where ended_at is not null',
    )
    await runner.query('create index rights_request_kept on rights_request (ended_at) where ended_at is not null')
    await runner.query(`
      create table rights_answer (
        id uuid primary key,
        request_id uuid not null references rights_request on delete cascade,
        at timestamptz not null,
        decision text not null,
        reason text,
        actor text not null,
        actor_name text not null
      )`)
    await runner.query('create index rights_answer_of_request on rights_answer (request_id)')
    await runner.query(appendOnly('rights_answer'))
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table rights_answer, rights_request')
  }
}
