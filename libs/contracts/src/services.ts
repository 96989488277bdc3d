/** What is said of one service; everything that lists services is derived from here. */
interface ServiceFacts {
  /** Whether it has a database of its own: `<prefix>_<name>` with an owner and an app role. */
  database: boolean
  /** The registries it hosts; it is asked for them, and signs their answers. */
  hosts: readonly string[]
  /** How often a deployment runs it; 0 where the service exists with DEMO only. */
  instances: number
  /** Whether it listens on a port that can be reached from outside. */
  isPublic?: boolean
  /** Whether it reads and writes uploaded files: its instances share one store. */
  files?: boolean
  /** Whether it issues papers: it reads the signing certificates, and its papers name the address of the portal. */
  signs?: boolean
}

/**
 * Every service with a name on the bus, in the order a process starts them: those that are asked come first. Read by
 * the bus, keys, provisioning, backup, the generator of people, the fault runs and the tests; `npm run docs` writes
 * docker-compose.yml and nest-cli.json from it.
 */
const services = {
  catalog: { database: true, hosts: [], instances: 1 },
  population: { database: true, hosts: ['population', 'civil-status'], instances: 2 },
  tax: { database: true, hosts: ['tax'], instances: 2 },
  land: { database: true, hosts: ['land'], instances: 2 },
  'driving-licences': { database: true, hosts: ['driving-licences'], instances: 2 },
  exchange: { database: true, hosts: [], instances: 2 },
  dossiers: { database: true, hosts: [], instances: 1, files: true, signs: true },
  identity: { database: false, hosts: [], instances: 0 },
  gateway: { database: false, hosts: [], instances: 1, isPublic: true, files: true },
} as const satisfies Record<string, ServiceFacts>

type Services = typeof services

export type ServiceName = keyof Services

/** A registry of this system. */
export type RegistryId = Services[ServiceName]['hosts'][number]

/** A service that hosts registries; one of them has its name. */
export type RegistryService = { [N in ServiceName]: Services[N]['hosts'] extends readonly [] ? never : N }[ServiceName]

/** A service with a database of its own. */
export type KeepingService = { [N in ServiceName]: Services[N]['database'] extends true ? N : never }[ServiceName]

/** Every service that has a name on the bus. */
export const serviceNames = Object.keys(services) as readonly ServiceName[]

/** The services that host registries. */
export const registryServices = serviceNames.filter((name): name is RegistryService => services[name].hosts.length > 0)

/** The services with a database of their own. */
export const keepingServices = serviceNames.filter((name): name is KeepingService => services[name].database)

/** The services of a deployment; `identity` exists in the demo only, a real provider stands in its place. */
export const deployedServices = serviceNames.filter((name) => services[name].instances > 0)

/** The registries of this system, each service's own first. */
export const registryIds = registryServices.flatMap((name): readonly RegistryId[] => services[name].hosts)

/** How often a deployment runs a service, whether it can be reached from outside, shares the store of files, and signs. */
export function deploymentOf(
  name: ServiceName,
): Required<Pick<ServiceFacts, 'instances' | 'isPublic' | 'files' | 'signs'>> {
  const { instances, isPublic = false, files = false, signs = false }: ServiceFacts = services[name]
  return { instances, isPublic, files, signs }
}

/** The service that hosts a registry: it is asked, and it signs. */
export function hostOf(id: RegistryId): RegistryService {
  const host = registryServices.find((name) => services[name].hosts.some((hosted) => hosted === id))
  if (!host) throw new TypeError(`No service hosts the registry "${id}".`)
  return host
}

/** Whether a registry of the catalogue has a service that answers look-ups. */
export function isConnected(registry: string | undefined): registry is RegistryId {
  return registryIds.some((id) => id === registry)
}
