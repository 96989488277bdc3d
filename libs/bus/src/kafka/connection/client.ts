import { connect as connectPlain } from 'node:net'
import { connect as connectTls } from 'node:tls'
import {
  Kafka,
  logLevel,
  type Admin,
  type ISocketFactory,
  type KafkaConfig,
  type LogEntry,
  type Producer,
  type RetryOptions,
} from 'kafkajs'
import type { Logger, WatchSocket } from '../../ports.js'
import type { KafkaOptions } from './kafka-options.js'
import { patchKafkajs } from './patches.js'

/** How often a client tries again: back within a second of the broker's return; the default stays away for 14 s. */
const retry = { initialRetryTime: 100, multiplier: 1.5, maxRetryTime: 400 }
/** Whoever reads has nothing better to do than to try again. */
const readerRetry = { ...retry, retries: 1000 }
/** Whoever writes gives up soon and decides what is still worth sending. */
const writerRetry = { ...retry, maxRetryTime: 300, retries: 2 }
const sameLineEveryMs = 10_000

/** One service's clients: kafkajs mended, with TCP_NODELAY, its log lines in the service's log. */
export function createKafka(
  options: KafkaOptions,
  clientId: string,
  logger: Logger,
  watchSocket?: WatchSocket,
): { forReading: Kafka; forWriting: Kafka } {
  patchKafkajs()
  const create = (retry: RetryOptions) =>
    new Kafka({ ...optionsOf(options, logger), clientId, retry, socketFactory: socketFactory(watchSocket) })
  return { forReading: create(readerRetry), forWriting: create(writerRetry) }
}

function optionsOf(options: KafkaOptions, logger: Logger): KafkaConfig {
  return {
    brokers: options.brokers,
    ssl: options.ssl,
    sasl: options.sasl,
    connectionTimeout: 2000,
    requestTimeout: 5000,
    logLevel: logLevel.WARN,
    logCreator: () => createBridge(logger),
  }
}

/** A producer that takes each message's partition as given. */
export function createProducer(kafka: Kafka): Producer {
  const createPartitioner = () => (args: { message: { partition?: number } }) => args.message.partition ?? 0
  return kafka.producer({ createPartitioner, allowAutoTopicCreation: false, metadataMaxAge: 30_000 })
}

/** An administrator's client that gives up soon. */
export function createAdmin(kafka: Kafka): Admin {
  return kafka.admin({ retry: { ...writerRetry, retries: 8 } })
}

/** Small messages must not wait for the acknowledgement of the last one (Nagle), nor a dead peer for ever. */
function socketFactory(watchSocket: WatchSocket | undefined): ISocketFactory {
  return ({ host, port, ssl, onConnect }) => {
    const socket = ssl ? connectTls({ host, port, ...ssl }, onConnect) : connectPlain({ host, port }, onConnect)
    socket.setNoDelay(true)
    socket.setKeepAlive(true, 30_000)
    watchSocket?.(socket)
    return socket
  }
}

/**
 * Lines that tell of a broker that comes and goes are not errors of this service, and while it is away each client tries
 * again several times a second: the same line is written at most every ten seconds.
 */
function createBridge(logger: Logger): (entry: LogEntry) => void {
  const written = new Map<string, number>()
  return ({ namespace, log }) => {
    const { message, groupId, broker, error } = log as unknown as Record<string, unknown>
    const line = [namespace, groupId, message].join()
    const now = performance.now()
    if (now - (written.get(line) ?? -Infinity) < sameLineEveryMs) return
    if (written.size > 1000) written.clear()
    written.set(line, now)
    const reason = typeof error === 'string' ? error : undefined
    logger.warn({ kafka: namespace, groupId, broker, reason }, String(message))
  }
}
