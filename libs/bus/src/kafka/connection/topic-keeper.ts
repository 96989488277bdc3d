import type { Admin, ITopicConfig } from 'kafkajs'
import type { BusMetrics } from '../../metrics.js'
import type { Logger } from '../../ports.js'
import { createMissingTopics } from './topics.js'

const lookEveryMs = 2000

/**
 * Makes the topics a service needs, and makes them again when the broker has lost them, so that an emptied broker needs
 * no restart. Where the access list forbids it (shared topics of a deployment) `npm run broker` makes them.
 */
export class TopicKeeper {
  private readonly kept = new Map<string, ITopicConfig>()
  private looking: NodeJS.Timeout | undefined
  private isLooking = false

  constructor(
    private readonly admin: Admin,
    private readonly logger: Logger,
    private readonly metrics: BusMetrics,
  ) {}

  start(): void {
    this.looking = setInterval(() => void this.look(), lookEveryMs)
  }

  stop(): void {
    clearInterval(this.looking)
    this.kept.clear()
  }

  /** Settles when the topics are there; from then on they are looked after. */
  async keep(configs: readonly ITopicConfig[]): Promise<void> {
    await createMissingTopics(
      this.admin,
      configs.filter(({ topic }) => !this.kept.has(topic)),
    )
    for (const config of configs) this.kept.set(config.topic, config)
  }

  private async look(): Promise<void> {
    if (this.isLooking) return
    this.isLooking = true
    try {
      const existing = new Set(await this.admin.listTopics())
      const lost = [...this.kept.values()].filter(({ topic }) => !existing.has(topic))
      for (const config of lost) await this.makeAgain(config)
    } catch {
      // the broker is away; the readers say so
    } finally {
      this.isLooking = false
    }
  }

  private async makeAgain(config: ITopicConfig): Promise<void> {
    const { topic } = config
    if (!this.kept.has(topic)) return
    this.metrics.lostTopics.inc({ topic })
    try {
      await createMissingTopics(this.admin, [config])
      this.logger.warn({ topic }, 'The broker had lost a topic; it is made again.')
    } catch {
      this.logger.error({ topic }, 'The broker lost a topic, and it could not be made again; run "npm run broker".')
    }
  }
}
