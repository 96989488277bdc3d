import 'reflect-metadata'
import { StartError } from '#contracts'
import { releaseMemory } from './release-memory.js'
import type { ServiceDefinition } from './service-definition.js'
import { startServices, type RunningServices } from './start-services.js'

/**
 * Runs one service as this process until SIGTERM or SIGINT, then lets it finish what it has begun. What it cannot start
 * with is one sentence on standard error and exit code 1.
 */
export async function runService(definition: ServiceDefinition): Promise<void> {
  await runServices(() => Promise.resolve([definition]))
}

/** As {@link runService}, for several services in one process. */
export async function runServices(choose: () => Promise<readonly ServiceDefinition[]>): Promise<void> {
  let running: RunningServices | undefined
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    const done = running?.stop() ?? Promise.resolve()
    done.then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  try {
    running = await startServices(await choose())
    releaseMemory()
  } catch (error) {
    fail(error)
  }
}

function fail(error: unknown): never {
  process.stderr.write(`${error instanceof StartError ? error.message : String((error as Error).stack ?? error)}\n`)
  process.exit(1)
}
