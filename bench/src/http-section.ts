import type { LoadJobEnd, PreparedRequest } from './load/driver.js'
import { warmUp } from './load/level.js'
import type { Options } from './options.js'
import { Worker } from './processes/worker.js'
import type { Report } from './progress.js'
import { eachLevel, measure, memoryOf, type SectionFigures } from './section.js'
import type { Surroundings } from './surroundings.js'

/** A system behind one HTTP port. */
export interface HttpSystem {
  key: SectionFigures['key']
  title: string
  port: number
  workers: readonly Worker[]
  requests: PreparedRequest[]
}

/** Drives a system whose requests can be repeated through all levels, then stops it. */
export async function measureHttp(
  { key, title, port, workers, requests }: HttpSystem,
  { counted }: Surroundings,
  levels: Options['levels'],
  seconds: number,
  report: Report,
): Promise<SectionFigures> {
  const processes = workers.map(({ name, pid }) => ({ name, pid }))
  const section: SectionFigures = { key, title, idleMemory: memoryOf(processes), levels: [] }
  const driver = await Worker.start('driver', 'load/driver.js')
  const all = [...processes, { name: 'driver', pid: driver.pid }, ...counted]
  await driver.call('load', { ...warmUp, port, requests })
  await eachLevel(section, levels, async (level) => {
    const job = { port, level, requests }
    await driver.call('load', { ...job, seconds: 1 })
    const { end, figures } = await measure(level, all, () => driver.call<LoadJobEnd>('load', { ...job, seconds }))
    report(section, figures)
    return { ...figures, statuses: end.statuses }
  })
  await Promise.all([driver, ...workers].map((worker) => worker.stop()))
  return section
}
