import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/** One process of the system under test. */
export class ServiceProcess {
  private child?: ChildProcess

  /** `log` is the file its standard output and error are added to. */
  constructor(
    readonly services: string,
    readonly healthPort: number,
    readonly log: string,
    private readonly env: Record<string, string> = {},
    private readonly command: readonly string[] = ['dist/server/main.js', '--services', services],
  ) {}

  /** Everything the process wrote to its standard output and error, over all its lives. */
  get output(): string {
    return readFileSync(this.log, 'utf8')
  }

  get isRunning(): boolean {
    return this.child?.exitCode === null && this.child.signalCode === null
  }

  get processId(): number {
    return this.child?.pid ?? 0
  }

  /** Starts it; settles when it is ready, at most after `within` milliseconds. */
  async start(within?: number): Promise<void> {
    this.launch()
    await this.ready(within)
  }

  /** Lets the process outlive whoever started it. */
  release(): void {
    this.child?.unref()
  }

  launch(): void {
    const log = openSync(this.log, 'a')
    const env = { PATH: process.env['PATH'] ?? '', ...this.env }
    this.child = spawn(process.execPath, [...this.command], { env, stdio: ['ignore', log, log] })
    closeSync(log)
  }

  async ready(within = 150_000): Promise<void> {
    const deadline = Date.now() + within
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${this.healthPort}/health/ready`).catch(() => undefined)
      if (answer?.status === 200) return
      if (Date.now() > deadline || (this.child && this.child.exitCode !== null)) {
        const missing = (await answer?.text().catch(() => '')) ?? 'no answer'
        throw new Error(`${this.services} did not become ready (${missing}).\n${this.output.slice(-4000)}`)
      }
      await pause(25)
    }
  }

  /** Its numbers, in Prometheus's text. */
  async metrics(): Promise<string> {
    const answer = await fetch(`http://127.0.0.1:${this.healthPort}/metrics`)
    return answer.text()
  }

  /** The sum of the samples of one metric whose labels include the given text. */
  async metric(name: string, labels = ''): Promise<number> {
    const lines = (await this.metrics()).split('\n')
    const samples = lines.filter((line) => new RegExp(`^${name}[ {]`).test(line) && line.includes(labels))
    return samples.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)
  }

  /** Sends a signal; SIGKILL is what a crash does. */
  signal(name: NodeJS.Signals): void {
    this.child?.kill(name)
  }

  /** Settles with the exit code when the process has ended. */
  async exit(): Promise<number | null> {
    const { child } = this
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null
    return new Promise((ended) => child.once('exit', (code) => ended(code)))
  }

  async stop(): Promise<void> {
    this.signal('SIGTERM')
    const insist = setTimeout(() => this.signal('SIGKILL'), 15_000)
    await this.exit()
    clearTimeout(insist)
  }
}
