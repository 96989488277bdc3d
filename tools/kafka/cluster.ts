import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import getPort from 'get-port'
import { Kafka, logLevel } from 'kafkajs'
import { startKafka, type KafkaServer } from './kafka.js'

/** How several brokers are started. */
export interface KafkaClusterOptions {
  nodes: { port: number; advertisedPort?: number; dir?: string }[]
  /** Copies that must have a write. */
  minInsync: number
}

/** A cut-off broker is no longer counted among those in step after this long (`broker.session.timeout.ms` and a round). */
const fencedAfterMs = 4000
const inStepWithinMs = 90_000

/** Several brokers as processes, each a controller too. What a fault does is done to one of them at a time, in turn. */
export class KafkaCluster implements KafkaServer {
  private turn = 0
  private hurtAt = 0

  private constructor(
    private readonly nodes: KafkaServer[],
    private readonly addresses: string[],
    private readonly directory: string,
  ) {}

  static async start({ nodes, minInsync }: KafkaClusterOptions): Promise<KafkaCluster> {
    const directory = mkdtempSync(join(tmpdir(), 'motlan-kafka-cluster-'))
    const controllers = new Map<number, number>()
    for (const index of nodes.keys()) controllers.set(index + 1, await getPort({ host: '127.0.0.1' }))
    const starts = await Promise.allSettled(
      nodes.map(({ port, advertisedPort, dir = join(directory, String(port)) }, index) =>
        startKafka({
          dir,
          port,
          advertisedPort,
          node: { id: index + 1, controllers, copies: nodes.length, minInsync },
        }),
      ),
    )
    const started = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []))
    const failed = starts.find((start) => start.status === 'rejected')
    if (failed) {
      await Promise.all(started.map((node) => node.stop()))
      rmSync(directory, { recursive: true, force: true })
      throw failed.reason
    }
    return new KafkaCluster(
      started,
      nodes.map(({ port }) => `127.0.0.1:${port}`),
      directory,
    )
  }

  get brokers(): string[] {
    return this.addresses
  }

  /** SIGKILL to the next one; the others go on. */
  async kill(): Promise<void> {
    this.next()
    await this.current.kill()
  }

  async lose(): Promise<void> {
    this.next()
    await this.current.lose()
  }

  pause(): void {
    this.next()
    this.current.pause()
  }

  resume(): void {
    for (const node of this.nodes) node.resume()
  }

  /** Starts what is down, or the next one anew where all run, and settles when every copy is in step again. */
  async restart(): Promise<void> {
    if (this.isRunning()) this.next()
    // one that comes back empty before the others noticed would still count among those that have everything
    await pause(Math.max(0, this.hurtAt + fencedAfterMs - Date.now()))
    const down = this.nodes.filter((node) => !node.isRunning())
    await Promise.all((down.length > 0 ? down : [this.current]).map((node) => node.restart()))
    await this.inStep()
  }

  isRunning(): boolean {
    return this.nodes.every((node) => node.isRunning())
  }

  async stop(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.stop()))
    rmSync(this.directory, { recursive: true, force: true })
  }

  /** Which broker the last fault was done to, 1, 2, … */
  get hurt(): number {
    return this.turn
  }

  private get current(): KafkaServer {
    const node = this.nodes[this.turn - 1]
    if (!node) throw new Error('No broker has been touched yet.')
    return node
  }

  private next(): void {
    this.turn = (this.turn % this.nodes.length) + 1
    this.hurtAt = Date.now()
  }

  /** Settles when every partition has all its copies in step. */
  private async inStep(): Promise<void> {
    const admin = new Kafka({ brokers: this.brokers, logLevel: logLevel.NOTHING }).admin()
    const deadline = Date.now() + inStepWithinMs
    try {
      await admin.connect()
      for (;;) {
        const { topics } = await admin.fetchTopicMetadata().catch(() => ({ topics: undefined }))
        const partitions = topics?.flatMap((topic) => topic.partitions)
        if (partitions?.every(({ isr, replicas }) => isr.length === replicas.length)) return
        if (Date.now() > deadline) throw new Error('The copies of some topics are not in step.')
        await pause(250)
      }
    } finally {
      await admin.disconnect()
    }
  }
}
