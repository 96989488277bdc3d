import ConsumerGroupOfKafkajs from 'kafkajs/src/consumer/consumerGroup.js'
import errors from 'kafkajs/src/errors.js'
import ConnectionOfKafkajs from 'kafkajs/src/network/connection.js'
import RequestQueueOfKafkajs from 'kafkajs/src/network/requestQueue/index.js'

/** The parts of kafkajs 2.2.4 that are patched; it has no setting for any. */
type RequestQueue = typeof RequestQueueOfKafkajs.prototype
type ConsumerGroup = typeof ConsumerGroupOfKafkajs.prototype
type Connection = typeof ConnectionOfKafkajs.prototype

const pendingCheckMs = 10
const memberIds = new WeakMap<object, string>()
let applied = false

/**
 * Mends what is wrong in kafkajs 2.2.4, once for the process.
 *
 * `RequestQueue.scheduleCheckPendingRequests` starts a timer after every response even with nothing to send later, with
 * a negative delay: each connection then wakes every millisecond for ever. Patched: a timer only where something waits.
 *
 * A consumer that starts again after a crash forgets its member id, so the group waits a whole session time-out for the
 * member it was. Patched: it joins again as that member.
 *
 * A connection that ends counts as connected for a moment, and what is sent then, or while it still signs in, is neither
 * answered nor timed out: who sent it waits for ever. Patched: whatever a connection leaves unanswered when it ends fails.
 */
export function patchKafkajs(): void {
  if (applied) return
  applied = true
  patchQueue(RequestQueueOfKafkajs.prototype)
  patchGroup(ConsumerGroupOfKafkajs.prototype)
  patchConnection(ConnectionOfKafkajs.prototype)
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
}

function patchGroup(group: ConsumerGroup): void {
  const { joinAndSync, leave } = group
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
