import type { MigrationInterface, QueryRunner } from 'typeorm'
import { receiptOf, unpackFields, type KeptSnapshot } from '../snapshots/kept-snapshot.rules.js'

/**
 * New snapshots are kept in one column: the signed answers, and the fields as places in them. Those that were written
 * before are read on as they are. A prefill notes a seed from which the ids of its look-ups follow, and no look-ups.
 */
export class CompactSnapshots1765300000000 implements MigrationInterface {
  readonly name = 'CompactSnapshots1765300000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table snapshot add kept json, alter column fields drop not null, alter column receipts drop not null',
    )
    await runner.query(
      'alter table snapshot add constraint snapshot_has_fields check (kept is not null or (fields is not null and receipts is not null))',
    )
    await runner.query('alter table prefill add seed uuid, alter column lookups drop not null')
    await runner.query('update prefill set seed = id where seed is null')
    await runner.query('alter table prefill alter column seed set not null')
  }

  async down(runner: QueryRunner): Promise<void> {
    const some = 'select id, kept from snapshot where kept is not null limit 500'
    const write = 'update snapshot set fields = $2, receipts = $3, kept = null where id = $1'
    for (;;) {
      const rows = (await runner.query(some)) as { id: string; kept: KeptSnapshot }[]
      if (rows.length === 0) break
      for (const { id, kept } of rows) {
        const receipts = kept.lookups.map(receiptOf)
        await runner.query(write, [id, JSON.stringify(unpackFields(kept)), JSON.stringify(receipts)])
      }
    }
    await runner.query(`update prefill set lookups = '[]' where lookups is null`)
    await runner.query('alter table prefill drop seed, alter column lookups set not null')
    await runner.query('alter table snapshot drop constraint snapshot_has_fields, drop kept')
    await runner.query('alter table snapshot alter column fields set not null, alter column receipts set not null')
  }
}
