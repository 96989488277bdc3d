import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import getPort from 'get-port'
import { answerHelp } from '#platform'

const run = promisify(execFile)

/** A real Apache Kafka of one node, without containers. */
export interface KafkaServer {
  /** `host:port` */
  readonly brokers: string[]
  /** Ends it in good order and removes its data, unless a directory was given. */
  stop(): Promise<void>
  /** SIGKILL: what a crash does. */
  kill(): Promise<void>
  /** SIGSTOP: the broker keeps its connections and answers nothing. */
  pause(): void
  /** SIGCONT */
  resume(): void
  /** SIGKILL, and its disk is lost with it: the next start begins with nothing. */
  lose(): Promise<void>
  /** Starts again on the same port with the same data; settles when it answers. */
  restart(): Promise<void>
  /** Whether its process lives. */
  isRunning(): boolean
}

/** How a broker is started. */
export interface KafkaServerOptions {
  /** Where its data stays; a directory of its own, removed at the end, unless given. */
  dir?: string
  port?: number
  /** The port clients are told to come to, where something stands between them and the broker. */
  advertisedPort?: number
  /** Its place among several; alone unless given. */
  node?: KafkaNode
  /**
   * Whether nobody kills it: it may then be silent for 9 s before it counts as gone. One that does after 2 s comes back
   * sooner, and is taken for gone on a machine that gives it no time for so long.
   */
  isSteady?: boolean
  /** Whether it works for long at its best, as under a benchmark: its code is then compiled twice, which costs the start much. */
  isOptimised?: boolean
}

/** One node of several. */
export interface KafkaNode {
  id: number
  /** The port of each node's controller, by the node's id. */
  controllers: ReadonlyMap<number, number>
  /** Copies of Kafka's own topics, and how many of them must have a write. */
  copies: number
  minInsync: number
}

/** Why Kafka cannot run here, in one sentence; none where it can. Maven is needed only to fetch it. */
export async function kafkaMissing(): Promise<string | undefined> {
  const java = ['java', '-version'] as const
  for (const [command, argument] of hasJars() ? [java] : [java, ['mvn', '-v'] as const]) {
    try {
      await run(command, [argument])
    } catch {
      const name = command === 'java' ? 'Java 17 or newer' : 'Maven'
      return `Kafka cannot be started because ${name} ("${command}") is not on the path.`
    }
  }
  return undefined
}

/**
 * Starts a broker: fetches its jars with Maven on first use (cache `.kafka/`, or `KAFKA_CACHE`), formats a directory,
 * takes free ports and waits until the broker answers. Throws one clear sentence where Java or Maven are missing.
 */
export async function startKafka(options: KafkaServerOptions = {}): Promise<KafkaServer> {
  const missing = await kafkaMissing()
  if (missing) throw new Error(missing)
  const jars = await fetchJars()
  const dir = options.dir ?? mkdtempSync(join(tmpdir(), 'motlan-kafka-'))
  const port = options.port ?? (await freePort())
  const alone = async () => ({ id: 1, controllers: new Map([[1, await freePort()]]), copies: 1, minInsync: 1 })
  const { advertisedPort = port, node = await alone(), isSteady = false } = options
  const settings = writeSettings(dir, port, { advertisedPort, node, isSteady })
  const classpath = join(jars, '*')
  const start = async () => {
    await formatOnce(classpath, settings, dir)
    return launch(classpath, settings, dir, port, options.isOptimised ?? false)
  }
  let broker = await start()
  return {
    brokers: [`127.0.0.1:${port}`],
    pause: () => broker.kill('SIGSTOP'),
    resume: () => broker.kill('SIGCONT'),
    kill: () => end(broker, 'SIGKILL'),
    isRunning: () => broker.exitCode === null && broker.signalCode === null,
    lose: async () => {
      await end(broker, 'SIGKILL')
      rmSync(join(dir, 'data'), { recursive: true, force: true })
    },
    restart: async () => {
      await end(broker, 'SIGTERM')
      broker = await start()
    },
    stop: async () => {
      await end(broker, 'SIGTERM')
      if (!options.dir) rmSync(dir, { recursive: true, force: true })
    },
  }
}

function jarsFolder(): string {
  return resolve(process.env.KAFKA_CACHE ?? join(repositoryTop(), '.kafka'), 'lib')
}

function hasJars(): boolean {
  return existsSync(jarsFolder()) && readdirSync(jarsFolder()).some((name) => name.startsWith('kafka_'))
}

/** The jars of Kafka, fetched when they are not there yet; returns their directory. */
export async function fetchJars(): Promise<string> {
  const jars = jarsFolder()
  if (hasJars()) return jars
  mkdirSync(jars, { recursive: true })
  const pom = join(repositoryTop(), 'tools', 'kafka', 'pom.xml')
  await run('mvn', ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${jars}`])
  return jars
}

/** The directory with `package.json`, above the sources as well as above `dist`. */
function repositoryTop(): string {
  let dir = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(dir, 'package.json'))) dir = dirname(dir)
  return dir
}

function freePort(): Promise<number> {
  return getPort({ host: '127.0.0.1' })
}

/** For a machine that has other work: one collector thread, and code that is compiled once. */
const thrifty = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1']

/** Makes the storage of a node that has none. */
async function formatOnce(classpath: string, settings: string, dir: string): Promise<void> {
  if (existsSync(join(dir, 'data', 'meta.properties'))) return
  const format = ['format', '--cluster-id', 'bW90bGFuLWthZmthLTAwMQ', '--config', settings]
  await run('java', ['-Xmx128m', ...thrifty, '-cp', classpath, 'kafka.tools.StorageTool', ...format])
}

function writeSettings(
  dir: string,
  port: number,
  { advertisedPort, node, isSteady }: { advertisedPort: number; node: KafkaNode; isSteady: boolean },
): string {
  const { id, controllers, copies, minInsync } = node
  const settings = {
    'process.roles': 'broker,controller',
    'node.id': id,
    'controller.quorum.voters': [...controllers].map(([voter, at]) => `${voter}@127.0.0.1:${at}`).join(','),
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllers.get(id)}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${advertisedPort}`,
    'controller.listener.names': 'CONTROLLER',
    'log.dirs': join(dir, 'data'),
    'group.initial.rebalance.delay.ms': 0,
    'offsets.topic.replication.factor': copies,
    'min.insync.replicas': minInsync,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'auto.create.topics.enable': false,
    'num.network.threads': 2,
    'num.io.threads': 4,
    'log.cleaner.dedupe.buffer.size': 4_194_304,
    'controlled.shutdown.enable': false,
    'broker.session.timeout.ms': isSteady ? 9000 : 2000,
    'broker.heartbeat.interval.ms': isSteady ? 2000 : 500,
  }
  mkdirSync(dir, { recursive: true })
  const file = join(dir, 'server.properties')
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}`)
  writeFileSync(file, lines.join('\n') + '\n')
  return file
}

async function launch(
  classpath: string,
  settings: string,
  dir: string,
  port: number,
  isOptimised: boolean,
): Promise<ChildProcess> {
  const quiet = join(dir, 'log4j2.properties')
  writeFileSync(
    quiet,
    'rootLogger.level=warn\nrootLogger.appenderRefs=out\nrootLogger.appenderRef.out.ref=out\nappender.out.type=Console\nappender.out.name=out\n',
  )
  const flags = [
    '-Xms192m',
    '-Xmx384m',
    ...(isOptimised ? ['-XX:+UseSerialGC'] : thrifty),
    `-Dlog4j2.configurationFile=${quiet}`,
  ]
  const broker = spawn('java', [...flags, '-cp', classpath, 'kafka.Kafka', settings], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const keep = (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000))
  broker.stdout.on('data', keep)
  broker.stderr.on('data', keep)
  const deadline = Date.now() + 60_000
  while (!(await answers(port))) {
    if (broker.exitCode !== null || Date.now() > deadline) {
      await end(broker, 'SIGKILL')
      throw new Error(`Kafka did not start. Its last words:\n${said}`)
    }
    await new Promise((wait) => setTimeout(wait, 100))
  }
  return broker
}

function end(broker: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (broker.exitCode !== null || broker.signalCode !== null) return Promise.resolve()
  return new Promise((ended) => {
    const insist = setTimeout(() => broker.kill('SIGKILL'), 10_000)
    broker.once('exit', () => {
      clearTimeout(insist)
      ended()
    })
    broker.kill('SIGCONT')
    broker.kill(signal)
  })
}

/** Whether the broker answers an ApiVersions request (key 18, version 0), not only accepts a connection. */
function answers(port: number): Promise<boolean> {
  const request = Buffer.from([0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 1, 255, 255])
  return new Promise((answered) => {
    const socket = connect({ host: '127.0.0.1', port }, () => socket.write(request))
    const settle = (answer: boolean) => {
      socket.destroy()
      answered(answer)
    }
    socket.setTimeout(1000, () => settle(false))
    socket.once('data', () => settle(true))
    socket.once('error', () => settle(false))
  })
}

if (process.argv[1] && fileURLToPath(import.meta.url) === resolve(process.argv[1])) {
  answerHelp(`npm run kafka
Starts an Apache Kafka of one node until it is told to stop, and prints its address.
KAFKA_PORT and KAFKA_DIR name its port and its directory; without them it takes a free port and keeps nothing.`)
  const kafka = await startKafka({
    dir: process.env.KAFKA_DIR,
    port: Number(process.env.KAFKA_PORT) || undefined,
    isOptimised: true,
    isSteady: true,
  }).catch((error: unknown) => {
    process.stderr.write(`${(error as Error).message}\n`)
    process.exit(1)
  })
  process.stdout.write(`${kafka.brokers.join(',')}\n`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void kafka.stop().then(() => process.exit(0)))
}
