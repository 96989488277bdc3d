import { setTimeout as pause } from 'node:timers/promises'
import getPort from 'get-port'
import type { ServiceName } from '#contracts'
import type { Counted } from '../processes/usage.js'
import { memoryOf } from '../section.js'
import type { Surroundings } from '../surroundings.js'
import { SystemProcess } from './system-process.js'
import { processName, type Topology } from './topology.js'

/** Long enough that what starting left behind is collected. */
const settleMs = 5000

/** The whole system in one topology, ready for traffic. */
export class RunningSystem {
  private constructor(
    readonly port: number,
    readonly processes: readonly SystemProcess[],
    readonly idleMemory: Record<string, number>,
  ) {}

  static async start(
    topology: Topology,
    surroundings: Surroundings,
    issuers: string,
    profile: string | undefined,
  ): Promise<RunningSystem> {
    const port = await getPort({ host: '127.0.0.1' })
    const environment = {
      ...surroundings.environment,
      BUS: topology.bus,
      ISSUERS: issuers,
      PORT: String(port),
      HOST: '127.0.0.1',
      PUBLIC_URL: `http://localhost:${port}`,
    }
    const nodeOptions = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}/${topology.key}`] : []
    const processes: SystemProcess[] = []
    try {
      for (const services of topology.processes) {
        const process = await SystemProcess.start(
          nameBeside(processes, services),
          services,
          environment,
          surroundings.directory,
          nodeOptions,
        )
        processes.push(process)
        await process.ready()
      }
      await pause(settleMs)
    } catch (error) {
      await Promise.all(processes.map((process) => process.stop()))
      throw error
    }
    return new RunningSystem(port, processes, memoryOf(processes.map(({ name, pid }) => ({ name, pid }))))
  }

  get counted(): Counted[] {
    return this.processes.map(({ name, pid }) => ({ name, pid }))
  }

  async metrics(): Promise<string> {
    return (await Promise.all(this.processes.map((process) => process.metrics()))).join('\n')
  }

  async stop(): Promise<void> {
    await Promise.all(this.processes.map((process) => process.stop()))
  }
}

/** `exchange`, and `exchange 2` beside it. */
function nameBeside(processes: readonly SystemProcess[], services: readonly ServiceName[]): string {
  const name = processName(services)
  const same = processes.filter((process) => process.name.split(' ')[0] === name).length
  return same === 0 ? name : `${name} ${same + 1}`
}
