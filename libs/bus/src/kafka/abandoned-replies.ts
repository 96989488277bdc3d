import type { Admin } from 'kafkajs'
import type { ServiceName } from '#contracts'
import type { Logger } from '../ports.js'
import type { Topics } from './connection/topics.js'

/** What looking for abandoned reply topics takes. */
export interface AbandonedRepliesParts {
  service: ServiceName
  instance: string
  topics: Topics
  admin: Pick<Admin, 'listTopics' | 'describeGroups' | 'deleteTopics' | 'deleteGroups'>
  logger: Logger
  /** Milliseconds a topic must have been without a reader, at every look. */
  afterMs: number
}

const looksInTime = 10

/**
 * Removes the reply topics that instances of this service left behind when they were killed. The group of a reply topic
 * has the topic's name and one member, its instance. A topic is abandoned when its group had no member at each look for
 * `afterMs`; a look that fails or comes late (the broker was away, this process stood still) starts the count anew. An
 * instance that stood still for longer than that finds its topic gone when it goes on, makes it again (`TopicKeeper`)
 * and its questions are answered then: what it loses are replies nobody waits for any more.
 */
export class AbandonedReplies {
  /** Since when each topic was seen without a reader, monotonic milliseconds. */
  private readonly since = new Map<string, number>()
  private lookedAt = 0
  private timer: NodeJS.Timeout | undefined
  private isLooking = false

  constructor(private readonly parts: AbandonedRepliesParts) {}

  start(): void {
    this.timer = setInterval(() => void this.look(performance.now()), this.everyMs).unref()
  }

  stop(): void {
    clearInterval(this.timer)
  }

  /** Looks once; returns the topics it removed. */
  async look(now: number): Promise<string[]> {
    if (this.isLooking) return []
    this.isLooking = true
    try {
      if (now - this.lookedAt > 3 * this.everyMs) this.since.clear()
      this.lookedAt = now
      return await this.remove(this.abandoned(await this.unread(), now))
    } catch {
      this.since.clear() // the broker is away, or forbids it
      return []
    } finally {
      this.isLooking = false
    }
  }

  private get everyMs(): number {
    return this.parts.afterMs / looksInTime
  }

  /** Other instances' reply topics whose groups have no member now. */
  private async unread(): Promise<string[]> {
    const { service, instance, topics, admin } = this.parts
    const own = topics.replies(service, instance)
    const others = (await admin.listTopics()).filter((name) => name !== own && topics.isReplyTopicOf(service, name))
    if (others.length === 0) return []
    const { groups } = await admin.describeGroups(others)
    return groups.filter(({ members }) => members.length === 0).map(({ groupId }) => groupId)
  }

  private abandoned(unread: string[], now: number): string[] {
    for (const topic of this.since.keys()) if (!unread.includes(topic)) this.since.delete(topic)
    for (const topic of unread) if (!this.since.has(topic)) this.since.set(topic, now)
    return unread.filter((topic) => now - (this.since.get(topic) ?? now) >= this.parts.afterMs)
  }

  /** Another instance may do the same at the same time. */
  private async remove(abandoned: string[]): Promise<string[]> {
    const { admin, logger } = this.parts
    for (const topic of abandoned) {
      await admin.deleteTopics({ topics: [topic], timeout: 2000 }).catch(() => undefined)
      await admin.deleteGroups([topic]).catch(() => undefined)
      this.since.delete(topic)
      logger.info({ topic }, 'The reply topic of an instance that is gone was removed.')
    }
    return abandoned
  }
}
