import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import getPort from 'get-port'
import { registryIds, serviceNames } from '#contracts'
import { Client } from '../system/client.js'
import { ServiceProcess } from '../system/process.js'
import { shared, standingProcesses, type Standing } from '../system/shared.js'

const everything = serviceNames.join(',')

export interface ShownPersona {
  id: string
  role: string
  name: string
  story: string
  personId?: string
}

/** The demo as one process with an embedded database, in a directory and on a port of its own. */
export class Demo {
  private constructor(
    readonly directory: string,
    readonly port: number,
    readonly process: ServiceProcess,
    private readonly isShared = false,
  ) {}

  static async start(env: Record<string, string> = {}): Promise<Demo> {
    const directory = mkdtempSync(join(tmpdir(), 'motlan-demo-'))
    chmodSync(directory, 0o755) // the embedded server runs as another user when the tests are run by root
    const port = await getPort({ host: '127.0.0.1' })
    const own: Record<string, string> = {
      DEMO: 'true',
      DEMO_PEOPLE: '300',
      LOG_LEVEL: 'info',
      WAIT_FACTOR: '2',
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      DATA_DIR: join(directory, 'data'),
      KEYS_DIR: join(directory, 'keys'),
      ...env,
    }
    const demo = new Demo(directory, port, new ServiceProcess(everything, port, join(directory, 'log'), own))
    try {
      await demo.process.start()
      return demo
    } catch (error) {
      await demo.remove()
      throw error
    }
  }

  /**
   * The demo all test files of a run share, for those that look only at what they made themselves and repair what they
   * break. The first that asks starts it, the end of the run ends it (`libs/testing/jest`).
   */
  static shared(): Promise<Demo> {
    return shared('demo', {
      start: () => Demo.start(),
      adopt: ({ directory, processes }: Standing) => {
        const [one] = processes
        if (!one) throw new Error('A demo is one process.')
        const { services, healthPort, log } = one
        return new Demo(directory, healthPort, new ServiceProcess(services, healthPort, log), true)
      },
      standing: ({ directory, processes }) => ({ directory, processes: standingProcesses(processes) }),
    })
  }

  get processes(): readonly ServiceProcess[] {
    return [this.process]
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** Somebody who is not signed in. */
  get anyone(): Client {
    return new Client(this.url, undefined)
  }

  /** A persona with a token of the demo. */
  async as(persona: string): Promise<Client> {
    const reply = await this.anyone.send<{ accessToken: string }>('POST', '/demo/token', { persona })
    return new Client(this.url, reply.body.accessToken)
  }

  async personas(): Promise<ShownPersona[]> {
    return (await this.anyone.send<{ items: ShownPersona[] }>('GET', '/demo/personas')).body.items
  }

  async fault(registry: string, mode: string, delayMs?: number): Promise<void> {
    const { status } = await this.anyone.send('PUT', '/demo/faults', { registry, mode, delayMs })
    expect(status).toBe(204)
  }

  async repairAll(): Promise<void> {
    for (const registry of registryIds) await this.fault(registry, 'ok')
  }

  /** Ends everything, also the database a killed process left behind, and removes the directory. */
  async remove(): Promise<void> {
    if (this.isShared) return
    await this.process.stop()
    try {
      process.kill(
        Number(readFileSync(join(this.directory, 'data/postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]),
        'SIGQUIT',
      )
    } catch {
      // it has stopped with the process
    }
    rmSync(this.directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
}
