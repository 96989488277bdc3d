/** Parts of kafkajs 2.2.4 that its own types do not show; patches.ts changes them. */
declare module 'kafkajs/src/network/requestQueue/index.js' {
  interface RequestQueue {
    pending: unknown[]
    throttledUntil: number
    throttleCheckTimeoutId: NodeJS.Timeout | null
    checkPendingRequests(): void
    scheduleCheckPendingRequests(): void
    requestTimeout: number
    requestTimeoutIntervalId: NodeJS.Timeout | null
    inflight: Map<number, { requestTimeout: number; timeoutRequest(): void }>
    isConnected(): boolean
    destroy(): void
    scheduleRequestTimeoutCheck(): void
  }
  const RequestQueue: { prototype: RequestQueue }
  export default RequestQueue
}

declare module 'kafkajs/src/cluster/index.js' {
  interface Cluster {
    findGroupCoordinatorMetadata: (this: Cluster, group: object) => Promise<object>
  }
  const Cluster: { prototype: Cluster }
  export default Cluster
}

declare module 'kafkajs/src/consumer/consumerGroup.js' {
  interface ConsumerGroup {
    cluster: object
    memberId: string | null
    lastRequest: number
    heartbeat: (this: ConsumerGroup, every: { interval: number }) => Promise<void>
    joinAndSync: (this: ConsumerGroup) => Promise<void>
    leave: (this: ConsumerGroup) => Promise<void>
  }
  const ConsumerGroup: { prototype: ConsumerGroup }
  export default ConsumerGroup
}

declare module 'kafkajs/src/network/connection.js' {
  interface Connection {
    host: string
    port: number
    requestQueue: { rejectAll(error: Error): void }
    authHandlers: { onError(): void } | null
    disconnect: (this: Connection) => Promise<boolean>
  }
  const Connection: { prototype: Connection }
  export default Connection
}

declare module 'kafkajs/src/errors.js' {
  const errors: {
    KafkaJSConnectionClosedError: new (message: string, at: { host: string; port: number }) => Error
    KafkaJSGroupCoordinatorNotFound: new (message: string) => Error
    KafkaJSError: new (message: string, more: { cause?: unknown }) => Error
  }
  export default errors
}
