import { Injectable } from '@nestjs/common'
import type { Fault } from '#contracts'
import { Database, RuntimeSettings } from '#platform'
import { demoOnly } from './registry.errors.js'

const ok: Fault = { mode: 'ok' }
const defaultDelayMs = 1000

/** The demo's fault of this registry, kept in its database so that every instance obeys from the next turn on. */
@Injectable()
export class FaultSwitch {
  constructor(
    private readonly database: Database,
    private readonly runtime: RuntimeSettings,
  ) {}

  /** The fault in force; never any outside the demo. */
  async current(): Promise<Fault> {
    if (!this.runtime.demo) return ok
    const [row] = await this.database.query<{ mode: Fault['mode']; delay_ms: number | null }>(
      'select mode, delay_ms from demo_fault',
    )
    if (row === undefined) return ok
    return row.mode === 'slow' ? { mode: 'slow', delayMs: row.delay_ms ?? defaultDelayMs } : { mode: row.mode }
  }

  /** Switches the fault, durably; throws `forbidden` / `demo_only` outside the demo. */
  async set({ mode, delayMs }: Fault): Promise<void> {
    if (!this.runtime.demo) throw demoOnly()
    await this.database.write(
      `insert into demo_fault (id, mode, delay_ms) values (1, $1, $2)
       on conflict (id) do update set mode = excluded.mode, delay_ms = excluded.delay_ms`,
      [mode, delayMs ?? null],
    )
  }
}
