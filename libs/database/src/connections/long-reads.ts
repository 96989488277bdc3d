import pg from 'pg'
import { isConnectionLost } from './connection-lost.js'
import { endSilence } from './end-silence.js'
import { limits } from './limits.js'
import { streamOf } from './pipeline.js'
import type { HostAndPort } from './addresses.js'

/** Long reads at once; more wait. */
const atOnce = 2

/** A standby that does not answer is left alone for this long. */
const leftAloneMs = 10_000

/** The server long reads go to, where it is not the primary. */
export type ReadServer = HostAndPort

/** A client for reads that may be silent for as long as they may run; a lost connection shows at its next statement. */
class PatientClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config)
    this.on('error', () => undefined)
    endSilence(streamOf(this), limits.longRead + 5000)
  }
}

/**
 * Connections for reads that take long. With a standby they go there, and to the primary while the standby is away or
 * gives a statement up because it must go on writing.
 */
export class LongReads {
  private readonly primary: pg.Pool
  private readonly standby: pg.Pool | undefined
  private awayUntil = -Infinity

  constructor(settings: pg.ClientConfig, standby: ReadServer | undefined) {
    this.primary = poolOf(settings)
    this.standby = standby && poolOf({ ...settings, ...standby, stream: undefined })
  }

  async query<R>(text: string, values: unknown[]): Promise<R[]> {
    const { standby, primary } = this
    if (standby && performance.now() > this.awayUntil) {
      try {
        return (await standby.query(text, values)).rows as R[]
      } catch (error) {
        if (isConnectionLost(error)) this.awayUntil = performance.now() + leftAloneMs
        else if (!isGivenUp(error)) throw error
      }
    }
    return (await primary.query(text, values)).rows as R[]
  }

  async close(): Promise<void> {
    await Promise.all([this.primary.end(), this.standby?.end()])
  }
}

function poolOf(settings: pg.ClientConfig): pg.Pool {
  const pool = new pg.Pool({ ...settings, max: atOnce, Client: PatientClient })
  pool.on('error', () => undefined) // an idle connection was cut; the next one is made anew
  return pool
}

/** A standby ends a read whose rows it has to remove (`conflict with recovery`). */
function isGivenUp(error: unknown): boolean {
  return (error as { code?: string }).code === '40001'
}
