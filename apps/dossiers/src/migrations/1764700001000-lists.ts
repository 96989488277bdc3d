import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * What lists and keys need: the answer a key is kept with, indexes by office and due day, and one on each foreign key that
 * had none.
 */
export class Lists1764700001000 implements MigrationInterface {
  readonly name = 'Lists1764700001000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table idempotency add answer json')
    await runner.query('create index idempotency_result on idempotency (result_id)')
    await runner.query('create index correction_dossier on correction (dossier_id)')
    await runner.query('create index dossier_received_due on dossier (received_by, due_at, id)')
    await runner.query('create index dossier_handled_due on dossier (handled_by, due_at, id)')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index correction_dossier, dossier_received_due, dossier_handled_due, idempotency_result')
    await runner.query('alter table idempotency drop answer')
  }
}
