import { Inject, Injectable } from '@nestjs/common'
import { Database } from '#database'
import { Clock, LOGGER, PeriodicWork, type Logger } from '#platform'
import { MAPPING } from '../answering/mapped-source.js'
import type { Mapping, RecordMapping } from '../mapping/mapping.js'
import { Source } from '../sources/source.js'

/** Milliseconds between two looks at the source. */
const everyMs = 2000
/** Milliseconds after which every watched answer is found anew: a row that was removed, or given to another key, shows no change. */
const allAgainMs = 24 * 3_600_000
/** Stands for all kinds of records among the positions; no kind is called so. */
const all = '*'
/** Rows read together. */
const pageSize = 500

/**
 * Notices changes of the source by the moment its rows were last changed, and has the answers about their keys found anew: what
 * they come to is told once, by the kit. How far it looked is kept in the connector's own database after the touched answers, so
 * that a stop in between loses nothing; what is looked at twice is answered as before and told to nobody. Each look begins a
 * minute before the last one's end, for transactions that were longer.
 */
@Injectable()
export class FollowChanges extends PeriodicWork {
  constructor(
    @Inject(MAPPING) private readonly mapping: Mapping,
    private readonly source: Source,
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    super(logger, everyMs)
  }

  /**
   * One look; returns how many answers are found anew. A kind that cannot be read keeps none of the others from being looked at;
   * throws what the first of them failed with, once all were.
   */
  async execute(): Promise<number> {
    const followed = Object.entries(this.mapping.records).filter(([, { changedAt }]) => changedAt !== undefined)
    let touched = 0
    const failed: unknown[] = []
    for (const [kind, record] of followed)
      try {
        touched += await this.follow(kind, record)
      } catch (error) {
        failed.push(error)
      }
    touched += await this.touchAll()
    if (failed.length > 0) throw failed[0]
    return touched
  }

  /** Once a day, whenever the connector was started. */
  private async touchAll(): Promise<number> {
    const now = this.clock.now()
    const last = await this.position(all)
    if (last !== undefined && Date.parse(last) > now.getTime() - allAgainMs) return 0
    const { registry } = this.mapping
    const touched = last === undefined ? [] : await this.database.write(`${touchStatement} returning 1`, [registry])
    await this.keep(all, now.toISOString())
    return touched.length
  }

  private async follow(kind: string, record: RecordMapping): Promise<number> {
    const position = await this.position(kind)
    if (position === undefined) {
      await this.keep(kind, await this.source.newest(record))
      return 0
    }
    let touched = 0
    let after = { at: position, id: '', isOverlap: true }
    for (;;) {
      const page = await this.source.changes(record, after, pageSize)
      const last = page.at(-1)
      if (!last) return touched
      touched += await this.touch([...new Set(page.flatMap(({ keys }) => keys))])
      if (last.isNewer) await this.keep(kind, last.at)
      if (page.length < pageSize || (last.at === after.at && last.id === after.id)) return touched
      after = { at: last.at, id: last.id, isOverlap: false }
    }
  }

  private async touch(keys: string[]): Promise<number> {
    const rows = await this.database.write(
      `${touchStatement} and keys && array(select public.watch_key(k) from unnest($2::text[]) as k) returning 1`,
      [this.mapping.registry, keys],
    )
    return rows.length
  }

  private async position(kind: string): Promise<string | undefined> {
    const [row] = await this.database.query<{ at: string }>('select at from source_position where kind = $1', [kind])
    return row?.at
  }

  private async keep(kind: string, at: string): Promise<void> {
    await this.database.write(
      'insert into source_position (kind, at) values ($1, $2) on conflict (kind) do update set at = excluded.at',
      [kind, at],
    )
  }
}

const touchStatement = 'update public.watch set touched_at = clock_timestamp() where registry = $1'
