import { spawn, type ChildProcess } from 'node:child_process'
import { createWriteStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import getPort from 'get-port'
import type { ServiceName } from '#contracts'
import { repository } from '../repository.js'

const startWithinMs = 90_000

/** The image starts every service with them. */
const imageOptions = ['--max-semi-space-size=32']

/** None of them outlives the benchmark. */
const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) child.kill()
})

/** One process of the system under test, started as in a deployment. */
export class SystemProcess {
  private constructor(
    readonly name: string,
    readonly healthPort: number,
    private readonly process: ChildProcess,
    private readonly log: string,
  ) {}

  /** Starts the services; {@link ready} tells when they take traffic. */
  static async start(
    name: string,
    services: readonly ServiceName[],
    environment: Record<string, string>,
    logs: string,
    nodeOptions: string[] = [],
  ): Promise<SystemProcess> {
    const healthPort = await getPort({ host: '127.0.0.1' })
    const words = [join(repository, 'dist', 'server', 'main.js'), '--services', services.join(',')]
    const log = join(logs, `${name}.log`)
    const child = spawn(process.execPath, [...imageOptions, ...nodeOptions, ...words], {
      cwd: repository,
      env: { PATH: process.env['PATH'] ?? '', ...environment, HEALTH_PORT: String(healthPort) },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    running.add(child)
    child.once('exit', () => running.delete(child))
    const file = createWriteStream(log)
    child.stdout.pipe(file, { end: false })
    child.stderr.pipe(file, { end: false })
    return new SystemProcess(name, healthPort, child, log)
  }

  get pid(): number {
    return this.process.pid ?? 0
  }

  /** Settles when `/health/ready` says so; rejects with the process's last words when it ends or takes too long. */
  async ready(): Promise<void> {
    const deadline = Date.now() + startWithinMs
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${this.healthPort}/health/ready`).catch(() => undefined)
      if (answer?.ok) return
      if (this.process.exitCode !== null || Date.now() > deadline) {
        const waitsFor = answer ? await answer.text() : 'nothing answers'
        throw new Error(`${this.name} did not get ready (${waitsFor}). Its last words:\n${this.lastWords()}`)
      }
      await pause(100)
    }
  }

  /** The process's numbers as Prometheus text. */
  async metrics(): Promise<string> {
    return (await fetch(`http://127.0.0.1:${this.healthPort}/metrics`)).text()
  }

  /** Asks it to end and insists after a while. */
  async stop(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return
    const ended = new Promise<void>((resolve) => this.process.once('exit', () => resolve()))
    this.process.kill('SIGTERM')
    const insist = setTimeout(() => this.process.kill('SIGKILL'), 20_000)
    await ended
    clearTimeout(insist)
  }

  private lastWords(): string {
    return readFileSync(this.log, 'utf8').slice(-3000)
  }
}
