import { StartError } from '#contracts'
import type { ServerAddress } from './embedded-server.js'
import { ownConnection } from '../connections/own-connection.js'

const lock = 0x6d6f74

/**
 * Claims an embedded server for this process, until it ends or releases: a process that stops takes its server with it,
 * so two may not share one. Throws {@link StartError} where another process has it. A process that was killed keeps
 * nothing: its lock ends with its connection.
 */
export async function claimServer(server: ServerAddress, dataDir: string): Promise<{ release(): Promise<void> }> {
  const client = await ownConnection({ ...server, database: 'postgres' })
  const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_lock($1) as free', [lock])
  if (!rows[0]?.free) {
    await client.end()
    throw new StartError(
      `Another process runs on the data directory ${dataDir}. Stop it, or set DATA_DIR to a directory of its own.`,
    )
  }
  return { release: () => client.end() }
}
