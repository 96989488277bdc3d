import ClusterOfKafkajs from 'kafkajs/src/cluster/index.js'
import ConsumerGroupOfKafkajs from 'kafkajs/src/consumer/consumerGroup.js'
import errors from 'kafkajs/src/errors.js'
import ConnectionOfKafkajs from 'kafkajs/src/network/connection.js'
import RequestQueueOfKafkajs from 'kafkajs/src/network/requestQueue/index.js'

/** The parts of kafkajs 2.2.4 that are patched; it has no setting for any. */
type RequestQueue = typeof RequestQueueOfKafkajs.prototype
type ConsumerGroup = typeof ConsumerGroupOfKafkajs.prototype
type Connection = typeof ConnectionOfKafkajs.prototype
type Cluster = typeof ClusterOfKafkajs.prototype
type Request = RequestQueue['inflight'] extends Map<number, infer R> ? R : never

const pendingCheckMs = 10
const unansweredCheckMs = 100
const memberIds = new WeakMap<object, string>()
let applied = false

/**
 * Mends what is wrong in kafkajs 2.2.4, once for the process.
 *
 * `RequestQueue.scheduleCheckPendingRequests` starts a timer after every response even with nothing to send later, with
 * a negative delay: each connection then wakes every millisecond for ever. Patched: a timer only where something waits.
 *
 * A consumer that starts again after a crash forgets its member id, so the group waits a whole session time-out for the
 * member it was. Patched: it joins again as that member. A consumer that finds no coordinator, as while the broker comes
 * back, gives up for good. Patched: it starts again.
 *
 * A connection that ends counts as connected for a moment, and what is sent then, or while it still signs in, is neither
 * answered nor timed out: who sent it waits for ever. Patched: whatever a connection leaves unanswered when it ends fails.
 *
 * Requests time out and members tell that they live by the clock of the wall: set back by forty seconds, it keeps a lost
 * request waiting for as long, and a member silent until its group gives it up. Patched: what lasts is measured by a clock
 * that nobody sets.
 */
export function patchKafkajs(): void {
  if (applied) return
  applied = true
  patchQueue(RequestQueueOfKafkajs.prototype)
  patchGroup(ConsumerGroupOfKafkajs.prototype)
  patchConnection(ConnectionOfKafkajs.prototype)
  patchCluster(ClusterOfKafkajs.prototype)
}

function patchQueue(queue: RequestQueue): void {
  queue.scheduleCheckPendingRequests = function (this: RequestQueue) {
    if (this.throttleCheckTimeoutId || this.pending.length === 0) return
    const throttled = this.throttledUntil - Date.now()
    this.throttleCheckTimeoutId = setTimeout(
      () => {
        this.throttleCheckTimeoutId = null
        this.checkPendingRequests()
      },
      throttled > 0 ? throttled : pendingCheckMs,
    )
  }
  queue.scheduleRequestTimeoutCheck = function (this: RequestQueue) {
    this.destroy()
    const seenAt = new WeakMap<Request, number>()
    const look = () => {
      const now = performance.now()
      for (const request of this.inflight.values()) {
        const since = seenAt.get(request)
        if (since === undefined) seenAt.set(request, now)
        else if (now - since > request.requestTimeout) request.timeoutRequest()
      }
      if (!this.isConnected()) this.destroy()
    }
    this.requestTimeoutIntervalId = setInterval(look, Math.min(this.requestTimeout, unansweredCheckMs))
  }
}

function patchGroup(group: ConsumerGroup): void {
  const { joinAndSync, leave, heartbeat } = group
  group.heartbeat = function (this: ConsumerGroup, every: { interval: number }) {
    this.lastRequest = Math.min(this.lastRequest, Date.now())
    return heartbeat.call(this, every)
  }
  group.joinAndSync = async function (this: ConsumerGroup) {
    this.memberId ??= memberIds.get(this.cluster) ?? null
    await joinAndSync.call(this)
    if (this.memberId) memberIds.set(this.cluster, this.memberId)
  }
  group.leave = async function (this: ConsumerGroup) {
    await leave.call(this)
    memberIds.delete(this.cluster)
  }
}

function patchConnection(connection: Connection): void {
  const { disconnect } = connection
  connection.disconnect = async function (this: Connection) {
    const ended = await disconnect.call(this)
    const { host, port } = this
    this.requestQueue.rejectAll(new errors.KafkaJSConnectionClosedError('The connection ended.', { host, port }))
    this.authHandlers?.onError()
    return ended
  }
}

function patchCluster(cluster: Cluster): void {
  const { findGroupCoordinatorMetadata } = cluster
  cluster.findGroupCoordinatorMetadata = async function (this: Cluster, group: object) {
    try {
      return await findGroupCoordinatorMetadata.call(this, group)
    } catch (error) {
      if (!(error instanceof errors.KafkaJSGroupCoordinatorNotFound)) throw error
      throw new errors.KafkaJSError(error.message, { cause: error.cause })
    }
  }
}
