import { createHash } from 'node:crypto'
import type { Socket } from 'node:net'
import pg from 'pg'
import { isConnectionLost } from './connection-lost.js'
import { endSilence } from './end-silence.js'

/**
 * One pipelined connection: statements are sent without waiting for the answers of earlier ones, each its own
 * transaction, prepared once by name. A lost connection fails what is under way and is made anew at the next statement.
 */
export class Pipeline {
  private client?: Promise<pg.Client>
  private readonly names = new Map<string, string>()
  private closed = false
  /** When each statement under way was sent, oldest first. */
  private readonly sentAt: number[] = []

  constructor(private readonly config: pg.ClientConfig) {}

  query<R>(text: string, values: unknown[]): Promise<R[]> {
    return this.send({ name: this.nameOf(text), text, values })
  }

  /** The same without keeping the statement: planned for these values, whatever came before. */
  queryPlanned<R>(text: string, values: unknown[]): Promise<R[]> {
    return this.send({ text, values })
  }

  private async send<R>(statement: pg.QueryConfig): Promise<R[]> {
    const connecting = this.connected()
    const client = await connecting
    const at = performance.now()
    this.sentAt.push(at)
    try {
      const result = await client.query(statement)
      return result.rows as R[]
    } catch (error) {
      if (isConnectionLost(error)) this.forget(connecting) // its last statement learns of the end before the connection does
      throw error
    } finally {
      this.sentAt.splice(this.sentAt.indexOf(at), 1)
    }
  }

  /** Milliseconds for which the statement at the head of the line has been running; all others wait behind it. */
  get heldUpFor(): number {
    const [oldest] = this.sentAt
    return oldest === undefined ? 0 : performance.now() - oldest
  }

  async close(): Promise<void> {
    this.closed = true
    const client = await this.client?.catch(() => undefined)
    await client?.end()
  }

  private connected(): Promise<pg.Client> {
    if (this.closed) throw new TypeError('The database connection is closed.')
    this.client ??= this.connect()
    return this.client
  }

  private connect(): Promise<pg.Client> {
    const client = new pg.Client({ ...this.config, pipeline: true })
    endSilence(streamOf(client))
    const connected = client.connect().then(
      () => client,
      (error: unknown) => {
        this.forget(connected)
        throw error
      },
    )
    client.on('error', () => this.forget(connected))
    client.on('end', () => this.forget(connected))
    return connected
  }

  /** A late word of an old connection says nothing of a new one. */
  private forget(connection: Promise<pg.Client>): void {
    if (this.client === connection) this.client = undefined
  }

  private nameOf(text: string): string {
    const known = this.names.get(text)
    if (known) return known
    const name = createHash('sha256').update(text).digest('hex').slice(0, 24)
    this.names.set(text, name)
    return name
  }
}

/** The socket of a client, which `pg` does not show. */
export function streamOf(client: pg.Client): Socket {
  return (client as unknown as { connection: { stream: Socket } }).connection.stream
}
