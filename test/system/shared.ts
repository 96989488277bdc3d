import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ServiceProcess } from './process.js'

/** What it takes to use something that runs already, and to end it with the run (`libs/testing/jest/global-teardown.mjs`). */
export interface Standing {
  directory: string
  processes: { services: string; healthPort: number; log: string; pid: number }[]
}

/** What test files share, and its processes. */
interface Shareable {
  processes: readonly ServiceProcess[]
}

/**
 * What all test files of a worker share under a name: the first that asks starts it and leaves word of it in the run's
 * directory, the others adopt it once its processes are ready.
 */
export async function shared<T extends Shareable, S extends Standing>(
  name: string,
  { start, adopt, standing }: { start: () => Promise<T>; adopt: (standing: S) => T; standing: (running: T) => S },
): Promise<T> {
  const file = join(process.env['MOTLAN_TEST_SHARED'] ?? '', `${name}-${process.env['JEST_WORKER_ID']}.json`)
  if (existsSync(file)) {
    const running = adopt(JSON.parse(readFileSync(file, 'utf8')) as S)
    await Promise.all(running.processes.map((each) => each.ready()))
    return running
  }
  const started = await start()
  for (const each of started.processes) each.release()
  const left = standing(started)
  writeFileSync(file, JSON.stringify(left))
  return adopt(left)
}

/** The processes as others can use them. */
export function standingProcesses(processes: readonly ServiceProcess[]): Standing['processes'] {
  return processes.map(({ services, healthPort, log, processId: pid }) => ({ services, healthPort, log, pid }))
}
