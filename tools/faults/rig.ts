import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { deployedServices, registryServices, type ServiceName } from '#contracts'
import { BrokerView } from '../../test/system/broker-view.js'
import { TestIssuer } from '../../test/system/issuer.js'
import { OwnServer } from '../../test/system/own-server.js'
import { TestSystem } from '../../test/system/system.js'
import type { KafkaServer } from '../kafka/kafka.js'
import { SmallDisk } from './disk.js'
import { NetworkLine } from './network.js'
import { startBrokers } from './servers/brokers.js'
import { Standby } from './servers/standby.js'
import { Supervised } from './supervised.js'

/** Every service as a process of its own, twice. */
const processes = deployedServices.flatMap((name) => [name, name])

/** They reach the database on a line of their own, which can be slow while the centre is not. */
const registries: readonly ServiceName[] = registryServices
const noSettings: Record<string, string> = {}

/** What stands behind the services of a run. */
export interface RigOptions {
  brokers: number
  standby: boolean
  /** Whether disks can be filled: they are small then, and in memory. */
  smallDisks: boolean
}

/** The whole system with everything between its parts in our hands. */
export class Rig {
  readonly instances: Supervised[]
  /** What nobody asked for: exits, above all. */
  readonly surprises: string[] = []
  private readonly lost: OwnServer[] = []

  private constructor(
    readonly system: TestSystem,
    readonly kafka: KafkaServer,
    private readonly servers: { primary: OwnServer; standby: Standby | undefined },
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

  static async start({ brokers, standby, smallDisks }: RigOptions): Promise<Rig> {
    const directory = mkdtempSync(join(tmpdir(), 'motlan-faults-'))
    chmodSync(directory, 0o755) // PostgreSQL runs as a user of its own
    const clocks = join(directory, 'clocks')
    mkdirSync(clocks)
    const disks = {
      broker: await SmallDisk.mount(join(directory, 'broker'), smallDisks ? 1024 : undefined),
      database: await SmallDisk.mount(join(directory, 'database'), smallDisks ? 1024 : undefined),
    }
    const lines = {
      broker: await NetworkLine.open('broker'),
      database: await NetworkLine.open('database'),
      registries: await NetworkLine.open('registries'),
    }
    const secondIssuer = new TestIssuer('https://second-issuer.test')
    const { kafka, addresses, env } = await startBrokers(brokers, disks.broker.path, lines.broker)
    const home = join(disks.database.path, 'data')
    const database = await OwnServer.start(home, { replicated: standby })
    await keepCommitTimes(database)
    lines.database.leadTo(database.address.port)
    lines.registries.leadTo(database.address.port)
    const follower = standby ? await Standby.follow(database.address, home, join(directory, 'standby')) : undefined
    const reaching = (line: NetworkLine) => databaseBehind(line, follower)
    const system = await TestSystem.start({
      bus: 'kafka',
      brokers: addresses,
      server: database.address,
      processes,
      patience: 180_000,
      otherIssuers: [secondIssuer],
      envOf: (service) => (registries.some((name) => name === service) ? reaching(lines.registries) : noSettings),
      env: {
        ...reaching(lines.database),
        ...env,
        NODE_OPTIONS: ['shifted-clock', 'lying-registry']
          .map((name) => `--import=${resolve(`tools/faults/${name}.mjs`)}`)
          .join(' '),
        CLOCK_DIR: clocks,
        LOG_LEVEL: 'info',
        WAIT_FACTOR: '1', // what operators get: the load judges how long it had to wait
      },
    })
    return new Rig(
      system,
      kafka,
      { primary: database, standby: follower },
      lines,
      secondIssuer,
      disks,
      directory,
      clocks,
    )
  }

  /** The server that takes writes. */
  get database(): OwnServer {
    return this.servers.primary
  }

  /** Whether there are several brokers, so that one may be away. */
  get isClustered(): boolean {
    return this.kafka.brokers.length > 1
  }

  /** The primary is killed and never comes back; the standby is promoted as the runbook says. */
  async loseThePrimary(): Promise<void> {
    const { primary, standby } = this.servers
    if (!standby) throw new Error('There is no standby.')
    primary.kill()
    await standby.promote()
    this.servers.primary = standby.server
    this.servers.standby = undefined
    this.lost.push(primary)
    const { port } = standby.server.address
    for (const [service, address] of this.system.databases) this.system.databases.set(service, { ...address, port })
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
    await this.servers.standby?.server.stop()
    await Promise.all([this.database, ...this.lost].map((server) => server.stop()))
    await Promise.all(Object.values(this.lines).map((line) => line.close()))
    await Promise.all(Object.values(this.disks).map((disk) => disk.unmount()))
    rmSync(this.directory, { recursive: true, force: true })
  }
}

/** The database of some services, behind their line; with a standby both are named, as an operator would. */
function databaseBehind(line: NetworkLine, standby: Standby | undefined): Record<string, string> {
  if (!standby) return { DATABASE_PORT: String(line.port) }
  return { DATABASE_HOST: `127.0.0.1:${line.port},127.0.0.1:${standby.server.address.port}` }
}

/** The server keeps when each transaction was committed: what was written after what does not depend on clocks of services. */
async function keepCommitTimes(database: OwnServer): Promise<void> {
  const client = new pg.Client({ ...database.address, database: 'postgres' })
  await client.connect()
  await client.query('alter system set track_commit_timestamp = on').finally(() => client.end())
  await database.halt()
  await database.restart()
}
