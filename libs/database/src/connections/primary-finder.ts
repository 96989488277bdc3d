import pg from 'pg'
import type { HostAndPort } from './addresses.js'

/** What a server says of itself. */
export interface ServerState extends HostAndPort {
  /** The timeline it writes; none on a standby. Each promotion begins a higher one. */
  timeline: number | undefined
}

const askWithinMs = 1500
const knownForMs = 500

/**
 * Finds which of several servers is the primary: the one that is not in recovery, of the highest timeline. A server that
 * was the primary before a standby was promoted writes a lower one; once a higher one was seen it is never taken again,
 * also where it alone answers.
 */
export class PrimaryFinder {
  private highest = 0
  private last: (HostAndPort & { at: number }) | undefined
  private finding: Promise<HostAndPort> | undefined

  /** `ask` rejects where the server cannot be reached. */
  constructor(
    private readonly servers: readonly HostAndPort[],
    private readonly ask: (server: HostAndPort) => Promise<ServerState>,
  ) {}

  /** The primary; rejects where none answers. Those who ask at one time share the answer. */
  find(): Promise<HostAndPort> {
    const { last } = this
    if (last && performance.now() - last.at < knownForMs) return Promise.resolve(last)
    this.finding ??= this.look().finally(() => (this.finding = undefined))
    return this.finding
  }

  private async look(): Promise<HostAndPort> {
    const answers = this.servers.map((server) => this.ask(server))
    const settled = Promise.allSettled(answers).then((results) =>
      results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])),
    )
    // the one of before need not wait for others that are dead
    const usual = Promise.any(
      answers.map(async (answer) => {
        const state = await answer
        if (!this.isLast(state) || !this.mayWrite(state)) throw new Error('It is not the primary of before.')
        return [state]
      }),
    ).catch(() => settled)
    const states = await usual
    const [best] = states
      .filter((state) => this.mayWrite(state))
      .sort((one, other) => timelineOf(other) - timelineOf(one))
    if (!best) throw notFound(this.servers)
    this.highest = timelineOf(best)
    this.last = { host: best.host, port: best.port, at: performance.now() }
    return best
  }

  private isLast({ host, port }: ServerState): boolean {
    return this.last?.host === host && this.last.port === port
  }

  private mayWrite({ timeline }: ServerState): boolean {
    return timeline !== undefined && timeline >= this.highest
  }
}

/** Asks a server for its state, as the role of the given settings. */
export async function askServer(server: HostAndPort, settings: pg.ClientConfig): Promise<ServerState> {
  const { user, password, database } = settings
  const limits = { connectionTimeoutMillis: askWithinMs, query_timeout: askWithinMs }
  const client = new pg.Client({ ...server, user, password, database, ...limits })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ timeline: number | null }>(stateStatement)
    return { ...server, timeline: rows[0]?.timeline ?? undefined }
  } finally {
    void client.end().catch(() => undefined)
  }
}

/** The first eight digits of the name of the file it writes are its timeline. */
const stateStatement = `
  select case when not pg_is_in_recovery()
    then ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int end as timeline`

function timelineOf({ timeline = 0 }: ServerState): number {
  return timeline
}

/** Read as a lost connection, and as a timeout: whoever asked is told to try again, and a start waits for a while. */
function notFound(servers: readonly HostAndPort[]): Error {
  const names = servers.map(({ host, port }) => `${host}:${port}`).join(', ')
  return Object.assign(new Error(`None of ${names} is a primary that answers (timeout).`), { code: 'ECONNREFUSED' })
}
