import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import getPort from 'get-port'
import { Kafka, logLevel, type SASLOptions } from 'kafkajs'
import { eventually } from '#testing'
import { fetchJars } from '../../tools/kafka/kafka.js'
import { createMissingSecrets } from '../../tools/secrets/secrets.js'

/** The broker of a deployment: started by the script docker compose starts it with, with the passwords of a deployment. */
export class SecuredKafka {
  private constructor(
    readonly brokers: string[],
    private readonly directory: string,
    private readonly broker: ChildProcess,
  ) {}

  static async start(): Promise<SecuredKafka> {
    const directory = mkdtempSync(join(tmpdir(), 'motlan-secured-'))
    createMissingSecrets(join(directory, 'secrets'))
    const [port, controllerPort] = [await getPort({ host: '127.0.0.1' }), await getPort({ host: '127.0.0.1' })]
    const env = {
      PATH: process.env['PATH'] ?? '',
      KAFKA_BIN: programs(directory, await fetchJars()),
      KAFKA_DATA: join(directory, 'data'),
      KAFKA_SECRETS: join(directory, 'secrets'),
      KAFKA_HOST: '127.0.0.1',
      KAFKA_BIND: '127.0.0.1',
      KAFKA_PORT: String(port),
      KAFKA_CONTROLLER_PORT: String(controllerPort),
    }
    const broker = spawn('bash', [resolve('deploy/kafka/start.sh')], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [broker.stdout, broker.stderr]) stream.on('data', (piece) => (said += String(piece)))
    const started = new SecuredKafka([`127.0.0.1:${port}`], directory, broker)
    const knock = () =>
      started.signsIn(started.as('admin')).then(
        () => '',
        (error: Error) => error.message,
      )
    await eventually(knock, (failure) => expectStarted(failure, broker, said), { within: 60_000, every: 250 })
    return started
  }

  /** How a service signs in, or the administrator. */
  as(user: string): SASLOptions & { password: string } {
    return { mechanism: 'scram-sha-256', username: user, password: this.secret(`kafka_${user}_password`) }
  }

  secret(name: string): string {
    return readFileSync(join(this.directory, 'secrets', name), 'utf8')
  }

  /** A client of the broker, signed in as somebody or not at all. */
  client(sasl?: SASLOptions): Kafka {
    return new Kafka({
      brokers: this.brokers,
      sasl,
      logLevel: logLevel.NOTHING,
      retry: { retries: 0, restartOnFailure: () => Promise.resolve(false) },
    })
  }

  /** Rejects where the broker does not let them in. */
  async signsIn(sasl: SASLOptions | undefined): Promise<void> {
    const admin = this.client(sasl).admin()
    try {
      await admin.connect()
      await admin.listTopics()
    } finally {
      await admin.disconnect()
    }
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.broker.once('exit', resolve))
    if (this.broker.exitCode === null) {
      this.broker.kill('SIGKILL')
      await ended
    }
    rmSync(this.directory, { recursive: true, force: true })
  }
}

/** The two programs of a Kafka distribution the script calls, over the jars alone. */
function programs(directory: string, jars: string): string {
  const bin = join(directory, 'bin')
  mkdirSync(bin)
  for (const [name, main] of [
    ['kafka-storage.sh', 'kafka.tools.StorageTool'],
    ['kafka-server-start.sh', 'kafka.Kafka'],
  ]) {
    const program = `#!/bin/bash\nexec java -Xmx384m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '${jars}/*' ${main} "$@"\n`
    writeFileSync(join(bin, name as string), program, { mode: 0o755 })
  }
  return bin
}

function expectStarted(failure: string, { exitCode }: ChildProcess, said: string): void {
  if (failure !== '') throw new Error(`The broker (exit code ${exitCode}): ${failure}\n${said.slice(-3000)}`)
}
