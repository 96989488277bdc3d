import { Inject, Injectable } from '@nestjs/common'
import { FILE_STORE, type FileStore } from '#files'
import { Database } from '#database'
import { Clock, LOGGER, PeriodicWork, type Logger } from '#platform'

/** Milliseconds a stored file may be unclaimed: its upload may still be under way. */
const grace = 60 * 60 * 1000

/** Files looked at together. */
const atOnce = 500

/** Removes what the file store keeps and no attachment, result, kept or printed paper claims an hour later: uploads that were refused or cut, and removed ones. */
@Injectable()
export class RemoveUnclaimedFiles extends PeriodicWork {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(FILE_STORE) private readonly files: FileStore,
    @Inject(LOGGER) logger: Logger,
  ) {
    super(logger)
  }

  async execute(): Promise<number> {
    let removed = 0
    let names: string[] = []
    for await (const name of this.files.olderThan(new Date(this.clock.now().getTime() - grace))) {
      names.push(name)
      if (names.length < atOnce) continue
      removed += await this.removeUnclaimed(names)
      names = []
    }
    return removed + (await this.removeUnclaimed(names))
  }

  private async removeUnclaimed(names: readonly string[]): Promise<number> {
    if (names.length === 0) return 0
    const rows = await this.database.query<{ name: string }>(
      `select name from unnest($1::uuid[]) as stored (name)
       where not exists (select 1 from attachment where id = stored.name)
         and not exists (select 1 from attachment where file_id = stored.name)
         and not exists (select 1 from kept_paper where file_id = stored.name)
         and not exists (select 1 from result where id = stored.name)
         and not exists (select 1 from printed_form where id = stored.name)`,
      [names],
    )
    for (const { name } of rows) await this.files.remove(name)
    return rows.length
  }
}
