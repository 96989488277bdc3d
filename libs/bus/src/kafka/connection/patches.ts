import ConsumerGroupOfKafkajs from 'kafkajs/src/consumer/consumerGroup.js'
import RequestQueueOfKafkajs from 'kafkajs/src/network/requestQueue/index.js'

/** The parts of kafkajs 2.2.4 that are patched; it has no setting for either. */
type RequestQueue = typeof RequestQueueOfKafkajs.prototype
type ConsumerGroup = typeof ConsumerGroupOfKafkajs.prototype

const pendingCheckMs = 10
const memberIds = new WeakMap<object, string>()
let applied = false

/**
 * Mends two functions of kafkajs 2.2.4, once for the process.
 *
 * `RequestQueue.scheduleCheckPendingRequests` starts a timer after every response even with nothing to send later, with
 * a negative delay: each connection then wakes every millisecond for ever. Patched: a timer only where something waits.
 *
 * A consumer that starts again after a crash forgets its member id, so the group waits a whole session time-out for the
 * member it was. Patched: it joins again as that member.
 */
export function patchKafkajs(): void {
  if (applied) return
  applied = true
  patchQueue(RequestQueueOfKafkajs.prototype)
  patchGroup(ConsumerGroupOfKafkajs.prototype)
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
