import { Injectable } from '@nestjs/common'
import type { Outage } from '#contracts'
import { Database } from '#database'

const defaultDelayMs = 1000

/** The outage switched for one registry, kept in its database so that every instance obeys from the next turn on. */
@Injectable()
export class OutageSwitch {
  constructor(private readonly database: Database) {}

  async current(): Promise<Outage> {
    const [row] = await this.database.query<{ mode: Outage['mode']; delay_ms: number | null }>(
      'select mode, delay_ms from demo_fault',
    )
    if (row === undefined) return { mode: 'ok' }
    return row.mode === 'slow' ? { mode: 'slow', delayMs: row.delay_ms ?? defaultDelayMs } : { mode: row.mode }
  }

  /** Switches the outage, durably. */
  async set({ mode, delayMs }: Outage): Promise<void> {
    await this.database.write(
      `insert into demo_fault (id, mode, delay_ms) values (1, $1, $2)
       on conflict (id) do update set mode = excluded.mode, delay_ms = excluded.delay_ms`,
      [mode, delayMs ?? null],
    )
  }
}
