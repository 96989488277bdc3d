import { readFileSync } from 'node:fs'
import type { Rig } from '../rig.js'
import type { MemorySample } from './long.rules.js'

const everyMs = 5000

/** Looks every 5 s how much memory the services' processes hold together. */
export class MemoryWatch {
  readonly samples: MemorySample[] = []
  private readonly timer: NodeJS.Timeout

  constructor(private readonly rig: Rig) {
    this.timer = setInterval(() => this.look(), everyMs)
  }

  stop(): void {
    clearInterval(this.timer)
  }

  /** Only while all of them run: one that is away would look like memory given back. */
  private look(): void {
    try {
      const each = this.rig.instances.map(({ process }) => residentMegabytes(process.processId))
      this.samples.push({ at: Date.now(), megabytes: each.reduce((sum, one) => sum + one, 0) })
    } catch {
      // one of them has just ended
    }
  }
}

/** Resident memory of a process; throws where there is none. */
function residentMegabytes(processId: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${processId}/status`, 'utf8'))?.[1]
  if (kilobytes === undefined) throw new Error(`Process ${processId} has ended.`)
  return Number(kilobytes) / 1024
}
