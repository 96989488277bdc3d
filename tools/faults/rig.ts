import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import getPort from 'get-port'
import pg from 'pg'
import { deployedServices, registryServices, type ServiceName } from '#contracts'
import { BrokerView } from '../../test/system/broker-view.js'
import { TestIssuer } from '../../test/system/issuer.js'
import { OwnServer } from '../../test/system/own-server.js'
import { TestSystem } from '../../test/system/system.js'
import { startKafka, type KafkaServer } from '../kafka/kafka.js'
import { SmallDisk } from './disk.js'
import { NetworkLine } from './network.js'
import { Supervised } from './supervised.js'

/** Every service as a process of its own, twice. */
const processes = deployedServices.flatMap((name) => [name, name])

/** They reach the database on a line of their own, which can be slow while the centre is not. */
const registries: readonly ServiceName[] = registryServices
const noSettings: Record<string, string> = {}

/** The whole system with everything between its parts in our hands. */
export class Rig {
  readonly instances: Supervised[]
  /** What nobody asked for: exits, above all. */
  readonly surprises: string[] = []

  private constructor(
    readonly system: TestSystem,
    readonly kafka: KafkaServer,
    readonly database: OwnServer,
    readonly lines: Record<'broker' | 'database' | 'registries', NetworkLine>,
    /** Vouches for people under the same subjects as the system's own issuer. */
    readonly secondIssuer: TestIssuer,
    readonly disks: { broker: SmallDisk; database: SmallDisk },
    private readonly directory: string,
    private readonly clocks: string,
  ) {
    this.instances = system.processes.map(
      (process, index) =>
        new Supervised(process, `${process.services}/${index % 2}`, (what) => this.surprises.push(what)),
    )
  }

  static async start(): Promise<Rig> {
    const directory = mkdtempSync(join(tmpdir(), 'motlan-faults-'))
    chmodSync(directory, 0o755) // PostgreSQL runs as a user of its own
    const clocks = join(directory, 'clocks')
    mkdirSync(clocks)
    const disks = {
      broker: await SmallDisk.mount(join(directory, 'broker'), 1024),
      database: await SmallDisk.mount(join(directory, 'database'), 1024),
    }
    const lines = {
      broker: await NetworkLine.open('broker'),
      database: await NetworkLine.open('database'),
      registries: await NetworkLine.open('registries'),
    }
    const secondIssuer = new TestIssuer('https://second-issuer.test')
    const port = await getPort({ host: '127.0.0.1' })
    const kafka = await startKafka({ dir: disks.broker.path, port, advertisedPort: lines.broker.port })
    lines.broker.leadTo(port)
    const database = await OwnServer.start(join(disks.database.path, 'data'))
    await keepCommitTimes(database)
    lines.database.leadTo(database.address.port)
    lines.registries.leadTo(database.address.port)
    const system = await TestSystem.start({
      bus: 'kafka',
      brokers: [`127.0.0.1:${lines.broker.port}`],
      server: database.address,
      processes,
      patience: 180_000,
      otherIssuers: [secondIssuer],
      envOf: (service) =>
        registries.some((name) => name === service) ? { DATABASE_PORT: String(lines.registries.port) } : noSettings,
      env: {
        DATABASE_PORT: String(lines.database.port),
        NODE_OPTIONS: ['shifted-clock', 'lying-registry']
          .map((name) => `--import=${resolve(`tools/faults/${name}.mjs`)}`)
          .join(' '),
        CLOCK_DIR: clocks,
        LOG_LEVEL: 'info',
        WAIT_FACTOR: '1', // what operators get: the load judges how long it had to wait
      },
    })
    return new Rig(system, kafka, database, lines, secondIssuer, disks, directory, clocks)
  }

  /** The broker's administrator, past the line between. */
  broker<T>(work: (view: BrokerView) => Promise<T>): Promise<T> {
    return BrokerView.open(this.kafka.brokers, this.system.namespace).then((view) =>
      work(view).finally(() => view.close()),
    )
  }

  /** Both instances of a service. */
  both(service: string): Supervised[] {
    return this.instances.filter(({ process }) => process.services === service)
  }

  /** Lets the clock of a process be wrong from now on, by milliseconds. */
  shiftClock({ process }: Supervised, byMs: number): void {
    writeFileSync(join(this.clocks, String(process.healthPort)), String(byMs))
  }

  /** Lets a registry lie in a field of its replies from now on; in none where the name is empty. */
  letLie({ process }: Supervised, field: string): void {
    writeFileSync(join(this.clocks, `lie-${process.healthPort}`), field)
  }

  /** Broker and database run again, whatever made them end. */
  async restartServers(): Promise<void> {
    for (const disk of Object.values(this.disks)) disk.clear()
    for (const line of Object.values(this.lines)) line.become({ kind: 'open' })
    if (!this.kafka.isRunning()) await this.kafka.restart()
    await this.database.restart()
  }

  async stop(): Promise<void> {
    for (const instance of this.instances) instance.leave()
    await this.restartServers().catch(() => undefined)
    await this.system.stop()
    await this.kafka.stop()
    await this.database.stop()
    await Promise.all(Object.values(this.lines).map((line) => line.close()))
    await Promise.all(Object.values(this.disks).map((disk) => disk.unmount()))
    rmSync(this.directory, { recursive: true, force: true })
  }
}

/** The server keeps when each transaction was committed: what was written after what does not depend on clocks of services. */
async function keepCommitTimes(database: OwnServer): Promise<void> {
  const client = new pg.Client({ ...database.address, database: 'postgres' })
  await client.connect()
  await client.query('alter system set track_commit_timestamp = on').finally(() => client.end())
  await database.halt()
  await database.restart()
}
