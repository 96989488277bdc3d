import { connect as connectPlain } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { Kafka, logLevel, type Admin, type ISocketFactory, type LogEntry, type Producer } from 'kafkajs'
import type { Logger } from '../ports.js'
import type { KafkaOptions } from './kafka-options.js'
import { patchKafkajs } from './patches.js'

/** Back within about a second of the broker's return; the default stays away for 14 s. */
const patient = { initialRetryTime: 100, multiplier: 1.5, maxRetryTime: 1000, retries: 1000 }
/** A producer gives up soon, so that its owner can decide what is still worth sending. */
const impatient = { initialRetryTime: 100, multiplier: 1.5, maxRetryTime: 400, retries: 2 }

/** One service's client: kafkajs mended, with TCP_NODELAY, its log lines in the service's log. */
export function createKafka(options: KafkaOptions, clientId: string, logger: Logger): Kafka {
  patchKafkajs()
  return new Kafka({
    clientId,
    brokers: options.brokers,
    ssl: options.ssl,
    sasl: options.sasl,
    connectionTimeout: 2000,
    requestTimeout: 5000,
    retry: patient,
    socketFactory,
    logLevel: logLevel.WARN,
    logCreator: () => (entry) => bridge(entry, logger),
  })
}

/** A producer that takes each message's partition as given. */
export function createProducer(kafka: Kafka): Producer {
  const createPartitioner = () => (args: { message: { partition?: number } }) => args.message.partition ?? 0
  return kafka.producer({ createPartitioner, allowAutoTopicCreation: false, retry: impatient, metadataMaxAge: 30_000 })
}

/** An administrator's client that gives up soon. */
export function createAdmin(kafka: Kafka): Admin {
  return kafka.admin({ retry: { ...impatient, retries: 8 } })
}

/** Small messages must not wait for the acknowledgement of the last one (Nagle), nor a dead peer for ever. */
const socketFactory: ISocketFactory = ({ host, port, ssl, onConnect }) => {
  const socket = ssl ? connectTls({ host, port, ...ssl }, onConnect) : connectPlain({ host, port }, onConnect)
  socket.setNoDelay(true)
  socket.setKeepAlive(true, 30_000)
  return socket
}

/** Lines that tell of a broker that comes and goes are not errors of this service. */
function bridge({ level, namespace, log }: LogEntry, logger: Logger): void {
  const { message, groupId, broker, error } = log as unknown as Record<string, unknown>
  const fields = { kafka: namespace, groupId, broker, reason: typeof error === 'string' ? error : undefined }
  if (level === logLevel.ERROR || level === logLevel.WARN) logger.warn(fields, String(message))
  else logger.debug(fields, String(message))
}
