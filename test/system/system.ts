import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import getPort from 'get-port'
import pg from 'pg'
import { deployedServices, registryServices, type ServiceName } from '#contracts'
import type { ServerAddress, ServiceDatabaseAddress } from '#database'
import { createMissingKeys } from '#platform'
import { createSigningDirectory, personas, type DemoSigner, type PersonaStory } from '#sandbox'
import { testServer } from '#testing'
import { filledDatabases } from '../../tools/generate/filled-databases.js'
import { Client } from './client.js'
import { TestIssuer } from './issuer.js'
import { ServiceProcess } from './process.js'
import { shared, standingProcesses, type Standing } from './shared.js'

export type BusKind = 'local' | 'kafka'

/** What a system is made of. */
export interface SystemOptions {
  bus: BusKind
  /** With Kafka: `host:port` of the brokers. */
  brokers?: string[]
  /** Service names of each process, separated by commas; the same line twice starts two instances. */
  processes?: string[]
  server?: ServerAddress
  env?: Record<string, string>
  /** What a process of these services has in its environment besides. */
  envOf?: (services: string) => Record<string, string>
  /** Put before every topic and group; one of its own unless given. */
  namespace?: string
  /** Milliseconds a process may take to become ready (default 150,000). */
  patience?: number
  /** Issuers whose tokens are accepted beside the system's own. */
  otherIssuers?: readonly TestIssuer[]
}

/** Every service of a deployment in one process. */
export const everything = deployedServices.join(',')

/** The registries the forms of the seeds are filled from; nothing of the others is announced. */
export const askedRegistries = ['population', 'tax', 'land'] as const satisfies ServiceName[]

/** The usual processes: everything in one, or the centre in one and the registries in another. */
const usual: Record<BusKind, string[]> = {
  local: [everything],
  kafka: ['catalog,exchange,dossiers,gateway', registryServices.join(',')],
}

/** What it takes to use a system that runs already. */
interface StandingSystem extends Standing {
  prefix: string
  namespace: string
  issuer: string
  ports: number[]
  databases: [ServiceName, ServiceDatabaseAddress][]
}

/** A whole system as processes, with databases, keys, people and an issuer of its own; the demo is off. */
export class TestSystem {
  readonly issuer: TestIssuer
  readonly processes: ServiceProcess[] = []
  readonly databases = new Map<ServiceName, ServiceDatabaseAddress>()
  readonly namespace: string
  /** What every process has in its environment. */
  env: Record<string, string> = {}
  private readonly directory: string
  /** The begin of the names of its databases. */
  readonly prefix: string
  private readonly server: ServerAddress
  private readonly ports: number[]
  private readonly isShared: boolean

  private constructor(
    private readonly options: SystemOptions,
    standing?: StandingSystem,
  ) {
    this.isShared = standing !== undefined
    this.server = options.server ?? testServer()
    this.issuer = new TestIssuer(undefined, standing?.issuer)
    this.namespace = standing?.namespace ?? options.namespace ?? `t${randomBytes(4).toString('hex')}`
    this.prefix = standing?.prefix ?? `s${randomBytes(4).toString('hex')}`
    this.directory = standing?.directory ?? mkdtempSync(join(tmpdir(), 'motlan-system-'))
    this.ports = standing?.ports ?? []
    for (const [service, address] of standing?.databases ?? []) this.databases.set(service, address)
    for (const { services, healthPort, log } of standing?.processes ?? [])
      this.processes.push(new ServiceProcess(services, healthPort, log))
  }

  /**
   * The usual system of a bus that all test files of a run share: for those that look only at what they made themselves
   * and leave the catalogue, the registries and the processes as they are. The first that asks starts it, the end of
   * the run ends it (`libs/testing/jest`).
   */
  static shared({ bus, brokers }: SystemOptions): Promise<TestSystem> {
    const options = { bus, ...(brokers ? { brokers } : {}) }
    return shared(bus, {
      start: () => TestSystem.start(options),
      adopt: (standing: StandingSystem) => new TestSystem(options, standing),
      standing: (started) => started.standing,
    })
  }

  static async start(options: SystemOptions): Promise<TestSystem> {
    const system = new TestSystem(options)
    await system.prepare()
    const started = await Promise.allSettled(system.processes.map((each) => each.start(options.patience)))
    const failed = started.find((result) => result.status === 'rejected')
    if (failed) {
      await system.stop()
      throw failed.reason as Error
    }
    return system
  }

  get url(): string {
    return this.urls[0] ?? ''
  }

  /** Where each instance of the gateway listens, in the order of the processes. */
  get urls(): string[] {
    return this.ports.map((port) => `http://127.0.0.1:${port}`)
  }

  /** A client that is signed in as one of the demo's people; `change` states some claims otherwise. */
  as(id: string, change: object = {}): Client {
    return new Client(this.url, this.issuer.token({ ...claimsOf(personaOf(id)), ...change }))
  }

  /** A client with any token, or none. */
  with(token: string | undefined): Client {
    return new Client(this.url, token)
  }

  /** The processes in which a service runs. */
  running(service: string): ServiceProcess[] {
    return this.processes.filter(({ services }) => services.split(',').includes(service))
  }

  /** Rows of a service's own database, read as its owner. */
  async rows<R extends object>(service: ServiceName, text: string, values: unknown[] = []): Promise<R[]> {
    const client = await this.connect(service)
    try {
      return (await client.query<R & pg.QueryResultRow>(text, values)).rows
    } finally {
      await client.end()
    }
  }

  /** A statement of the server's administrator. */
  async administer(text: string, values: unknown[] = []): Promise<void> {
    const client = new pg.Client({ ...this.server, database: 'postgres' })
    await client.connect()
    await client.query(text, values).finally(() => client.end())
  }

  /** A connection to a service's own database as its owner; the caller ends it. */
  async connect(service: ServiceName): Promise<pg.Client> {
    const address = this.databases.get(service)
    if (!address) throw new Error(`${service} keeps nothing.`)
    const client = new pg.Client({
      host: address.host,
      port: address.port,
      database: address.database,
      ...address.owner,
    })
    await client.connect()
    return client
  }

  /** Where the keys of all services are. */
  get keysDir(): string {
    return join(this.directory, 'keys')
  }

  async stop(): Promise<void> {
    if (this.isShared) return
    await Promise.all(this.processes.map((each) => each.stop()))
    rmSync(this.directory, { recursive: true, force: true })
  }

  private get standing(): StandingSystem {
    const { prefix, namespace, directory, issuer, ports } = this
    const [databases, processes] = [[...this.databases], standingProcesses(this.processes)]
    return { prefix, namespace, directory, issuer: issuer.pem, ports, databases, processes }
  }

  private async prepare(): Promise<void> {
    const keys = this.keysDir
    createMissingKeys(keys)
    const passwords = { owner: randomBytes(12).toString('hex'), app: randomBytes(12).toString('hex') }
    for (const [service, address] of await filledDatabases(this.server, this.prefix, passwords))
      this.databases.set(service, address)
    const signing = join(this.directory, 'signing')
    await createSigningDirectory(signing, signersOf(this.issuer.issuer))
    const processes = this.options.processes ?? usual[this.options.bus]
    for (const services of processes) if (hasDoor(services)) this.ports.push(await getPort({ host: '127.0.0.1' }))
    const env = {
      NODE_ENV: 'test',
      LOG_LEVEL: 'info',
      WAIT_FACTOR: '3',
      BUS: this.options.bus,
      KAFKA_BROKERS: (this.options.brokers ?? []).join(','),
      KAFKA_NAMESPACE: this.namespace,
      KEYS_DIR: keys,
      SIGNING_DIR: signing,
      DATA_DIR: this.directory,
      DATABASE_HOST: this.server.host,
      DATABASE_PORT: String(this.server.port),
      DATABASE_PREFIX: this.prefix,
      DATABASE_OWNER_PASSWORD: passwords.owner,
      DATABASE_APP_PASSWORD: passwords.app,
      DATABASE_POOL: '4',
      HOST: '127.0.0.1',
      PUBLIC_URL: this.url,
      ISSUERS: JSON.stringify(
        [this.issuer, ...(this.options.otherIssuers ?? [])].flatMap(({ settings }) => JSON.parse(settings) as object[]),
      ),
      ...this.options.env,
    }
    this.env = env
    const doors = [...this.ports]
    for (const services of processes) {
      const healthPort = await getPort({ host: '127.0.0.1' })
      const port = String(hasDoor(services) ? doors.shift() : this.ports[0])
      const own = {
        PORT: port,
        HEALTH_PORT: String(healthPort),
        ...this.options.env,
        ...this.options.envOf?.(services),
      }
      this.processes.push(
        new ServiceProcess(services, healthPort, join(this.directory, `${this.processes.length}.log`), {
          ...env,
          ...own,
        }),
      )
    }
  }
}

function hasDoor(services: string): boolean {
  return services.split(',').includes('gateway')
}

/** One of the demo's people. */
export function personaOf(id: string): PersonaStory {
  const persona = personas.find((candidate) => candidate.id === id)
  if (!persona) throw new Error(`There is no persona "${id}".`)
  return persona
}

/** The officials among the personas, each with a certificate to be made. */
function signersOf(issuer: string): DemoSigner[] {
  return personas.flatMap(({ id, name, role, authority }) =>
    role === 'official' && authority !== undefined ? [{ issuer, subject: id, name, authority }] : [],
  )
}

/** What an issuer states about a persona. */
export function claimsOf(persona: PersonaStory): Record<string, unknown> {
  const { id, role, name, personId, birthDate, residence, authority, permissions } = persona
  return { sub: id, role, name, person_id: personId, birth_date: birthDate, residence, authority, permissions }
}
