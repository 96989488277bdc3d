import { rounded } from '../load/load-figures.js'
import { machineUsage, usageOf, type Counted } from './usage.js'

/** What one process cost while it was watched. */
export interface ProcessFigures {
  name: string
  /** Processor milliseconds per completed request. */
  cpuPerRequest: number
  /** Cores used on average. */
  cores: number
  /** Greatest resident memory in MB. */
  memory: number
}

/** What a stretch of time cost. */
export interface WatchFigures {
  processes: ProcessFigures[]
  /** Percent of all cores that stood idle. */
  idlePercent: number
}

/** Watches processes until told to stop; `completed` is what their cost is shared among. */
export function watch(counted: readonly Counted[]): (completed: number) => WatchFigures {
  const started = performance.now()
  const [before, machineBefore] = [usageOf(counted), machineUsage()]
  const greatest = new Map<string, number>()
  const sample = () => {
    for (const [name, { memory }] of usageOf(counted)) greatest.set(name, Math.max(greatest.get(name) ?? 0, memory))
  }
  const sampling = setInterval(sample, 1000)
  return (completed) => {
    clearInterval(sampling)
    sample()
    const elapsed = performance.now() - started
    const [after, machine] = [usageOf(counted), machineUsage()]
    const [busy, idle] = [machine.busy - machineBefore.busy, machine.idle - machineBefore.idle]
    const processes = [...after].map(([name, usage]) => {
      const cpu = usage.cpu - (before.get(name)?.cpu ?? 0)
      return {
        name,
        cpuPerRequest: rounded(cpu / Math.max(1, completed)),
        cores: rounded(cpu / elapsed),
        memory: Math.round(greatest.get(name) ?? usage.memory),
      }
    })
    return { processes, idlePercent: Math.round((idle * 100) / Math.max(1, busy + idle)) }
  }
}
