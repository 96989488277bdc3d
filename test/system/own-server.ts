import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EmbeddedServer, type EmbeddedServerOptions } from '#database'
import { eventually } from '#testing'

/** A PostgreSQL server of a test's own that keeps what it acknowledged, on a port that stays. */
export class OwnServer {
  private readonly directory: string
  private server?: EmbeddedServer

  private constructor(
    private readonly given?: string,
    private readonly options: EmbeddedServerOptions = {},
  ) {
    this.directory = given ?? mkdtempSync(join(tmpdir(), 'motlan-crash-'))
  }

  /** In a directory of its own, or in the given one, which stays. */
  static async start(directory?: string, options: EmbeddedServerOptions = {}): Promise<OwnServer> {
    const own = new OwnServer(directory, options)
    own.server = await EmbeddedServer.start(own.directory, options)
    return own
  }

  get address(): EmbeddedServer['address'] {
    if (!this.server) throw new Error('The server has not been started.')
    return this.server.address
  }

  /** SIGKILL to the server; its backends find out and end themselves. One that is gone already is none. */
  kill(): void {
    try {
      if (this.server) process.kill(this.server.processId, 'SIGKILL')
    } catch (error) {
      if (!['ESRCH', 'ENOENT'].includes((error as { code: string }).code)) throw error
    }
  }

  /** Ends it in good order; {@link restart} brings it back. */
  async halt(): Promise<void> {
    await this.server?.stop()
  }

  /** Starts on the same data and port, or goes on with it where it runs, as soon as the last backend of the killed server is gone. */
  async restart(): Promise<void> {
    const { port } = this.address
    const start = () => EmbeddedServer.start(this.directory, { ...this.options, port }).catch(() => undefined)
    this.server = await eventually(start, isThere, { within: 20_000 })
  }

  async stop(): Promise<void> {
    await this.server?.stop().catch(() => undefined) // it may be dead already
    if (!this.given) rmSync(this.directory, { recursive: true, force: true })
  }
}

function isThere(server: unknown): void {
  if (!server) throw new Error('The server does not start.')
}
