import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Call, CallEnd } from './answer-parent.js'

/** A process of the benchmark's own: a driver, an asker, an answerer, a door. */
export class Worker {
  private readonly calls = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  private nextId = 0

  private constructor(
    readonly name: string,
    private readonly process: ChildProcess,
  ) {
    process.on('message', (end: CallEnd) => {
      const call = this.calls.get(end.id)
      this.calls.delete(end.id)
      if (end.error === undefined) call?.resolve(end.value)
      else call?.reject(new Error(`${name}: ${end.error}`))
    })
    process.on('exit', (code) => {
      for (const { reject } of this.calls.values()) reject(new Error(`${name} ended with code ${code}.`))
    })
  }

  /** Starts `file` (relative to `bench/src`) and settles when it is ready. */
  static start(name: string, file: string, args: string[] = []): Promise<Worker> {
    const path = fileURLToPath(new URL(`../${file}`, import.meta.url))
    const child = fork(path, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    return new Promise((resolve, reject) => {
      child.once('message', () => resolve(new Worker(name, child)))
      child.once('exit', (code) => reject(new Error(`${name} did not start (code ${code}).`)))
    })
  }

  get pid(): number {
    return this.process.pid ?? 0
  }

  call<T>(method: string, argument?: unknown): Promise<T> {
    const id = this.nextId++
    return new Promise((resolve, reject) => {
      this.calls.set(id, { resolve: (value) => resolve(value as T), reject })
      this.process.send({ id, method, argument } satisfies Call)
    })
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return
    const ended = new Promise<void>((resolve) => this.process.once('exit', () => resolve()))
    this.process.disconnect()
    const insist = setTimeout(() => this.process.kill('SIGKILL'), 5000)
    await ended
    clearTimeout(insist)
  }
}
