import { connect as connectPlain } from 'node:net'
import { connect as connectTls } from 'node:tls'
import {
  Kafka,
  logLevel,
  type Admin,
  type ISocketFactory,
  type LogEntry,
  type Producer,
  type RetryOptions,
} from 'kafkajs'
import { endSilence } from '../../connection/end-silence.js'
import type { Logger } from '../ports.js'
import type { KafkaOptions } from './kafka-options.js'
import { patchKafkajs } from './patches.js'

/** How often a client tries again: back within about a second of the broker's return; the default stays away for 14 s. */
const retry = { initialRetryTime: 100, multiplier: 1.5, maxRetryTime: 1000 }
/** Whoever reads has nothing better to do than to try again. */
const readerRetry = { ...retry, retries: 1000 }
/** Whoever writes gives up soon and decides what is still worth sending. */
const writerRetry = { ...retry, maxRetryTime: 300, retries: 2 }

/** One service's clients: kafkajs mended, with TCP_NODELAY, its log lines in the service's log. */
export function createKafka(
  options: KafkaOptions,
  clientId: string,
  logger: Logger,
): { forReading: Kafka; forWriting: Kafka } {
  patchKafkajs()
  const create = (retry: RetryOptions) => createClient(options, clientId, logger, retry)
  return { forReading: create(readerRetry), forWriting: create(writerRetry) }
}

function createClient(options: KafkaOptions, clientId: string, logger: Logger, retry: RetryOptions): Kafka {
  return new Kafka({
    clientId,
    brokers: options.brokers,
    ssl: options.ssl,
    sasl: options.sasl,
    connectionTimeout: 2000,
    requestTimeout: 5000,
    retry,
    socketFactory,
    logLevel: logLevel.WARN,
    logCreator: () => (entry) => bridge(entry, logger),
  })
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
const socketFactory: ISocketFactory = ({ host, port, ssl, onConnect }) => {
  const socket = ssl ? connectTls({ host, port, ...ssl }, onConnect) : connectPlain({ host, port }, onConnect)
  socket.setNoDelay(true)
  socket.setKeepAlive(true, 30_000)
  endSilence(socket)
  return socket
}

/** Lines that tell of a broker that comes and goes are not errors of this service. */
function bridge({ level, namespace, log }: LogEntry, logger: Logger): void {
  const { message, groupId, broker, error } = log as unknown as Record<string, unknown>
  const fields = { kafka: namespace, groupId, broker, reason: typeof error === 'string' ? error : undefined }
  if (level === logLevel.ERROR || level === logLevel.WARN) logger.warn(fields, String(message))
  else logger.debug(fields, String(message))
}
