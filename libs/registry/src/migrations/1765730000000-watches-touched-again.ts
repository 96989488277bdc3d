import type { MigrationInterface, QueryRunner } from 'typeorm'

const touchWatches = (which: string) => `
  create or replace function public.touch_watches() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
    begin
      if exists (select 1 from public.watch) then
        execute 'update public.watch set touched_at = clock_timestamp() where ${which}keys && array(select public.watch_key(about.key) from ('
          || tg_argv[0] || ') as about (key))';
      end if;
      return null;
    end $$`

/** A change touches a watch anew that an earlier one has touched: what that came to may be being found out just now. */
export class WatchesTouchedAgain1765730000000 implements MigrationInterface {
  readonly name = 'WatchesTouchedAgain1765730000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(touchWatches(''))
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(touchWatches('touched_at is null and '))
  }
}
