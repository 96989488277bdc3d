import type { ServiceProcess } from '../../test/system/process.js'

const lookEveryMs = 250

/**
 * A process that is started again whenever it ended, as a container would be. It may end because a fault ended it, or
 * because it cannot start while something it needs is away; that one which was ready ends by itself is a surprise.
 */
export class Supervised {
  /** When a fault last touched it, epoch milliseconds. */
  disturbedAt = 0
  restarts = 0
  private held = false
  private wasReady = true
  private expectsEnd = false
  private busy = false
  private readonly timer: NodeJS.Timeout

  constructor(
    readonly process: ServiceProcess,
    readonly name: string,
    private readonly onSurprise: (what: string) => void,
  ) {
    this.timer = setInterval(() => void this.look(), lookEveryMs)
  }

  /** Whether it was left alone for the given milliseconds before a moment, and is up. */
  wasLeftAlone(forMs: number, before: number): boolean {
    return !this.held && this.wasReady && this.process.isRunning && this.disturbedAt < before - forMs
  }

  /** Ends it with a signal and keeps it down until {@link release}. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    this.held = true
    this.expectsEnd = true
    this.disturbedAt = Date.now()
    if (signal === 'SIGKILL') {
      this.process.signal('SIGKILL')
      await this.process.exit()
    } else {
      const asked = Date.now()
      await this.process.stop()
      if (Date.now() - asked > 14_000) this.onSurprise(`${this.name} did not end within 14 s of SIGTERM.`)
    }
  }

  release(): void {
    this.disturbedAt = Date.now()
    this.held = false
  }

  pause(): void {
    this.disturbedAt = Date.now()
    this.process.signal('SIGSTOP')
  }

  resume(): void {
    this.disturbedAt = Date.now()
    this.process.signal('SIGCONT')
  }

  /** No longer looked after. */
  leave(): void {
    clearInterval(this.timer)
    this.process.signal('SIGCONT')
  }

  private async look(): Promise<void> {
    if (this.busy || this.held) return
    this.busy = true
    try {
      if (!this.process.isRunning) this.startAgain()
      else if (!this.wasReady) await this.becomeReady()
    } finally {
      this.busy = false
    }
  }

  private async becomeReady(): Promise<void> {
    this.wasReady = await this.process.ready(0).then(
      () => true,
      () => false,
    )
    if (this.wasReady) this.disturbedAt = Date.now()
  }

  private startAgain(): void {
    if (this.wasReady && !this.expectsEnd) {
      const words = this.process.output.trimEnd().split('\n').slice(-12).join('\n    ')
      this.onSurprise(`${this.name} was ready and ended by itself. Its last words:\n    ${words}`)
    }
    this.wasReady = false
    this.expectsEnd = false
    this.restarts++
    this.process.launch()
  }
}
