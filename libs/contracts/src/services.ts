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

/** A service of this system's own source. */
export type OwnService = keyof Services

/** The connector of a registry that joined at run time: named after the registry's id, known by its key in the catalogue. */
export type JoinedService = `registry-${string}`

/** A service with a name on the bus. */
export type ServiceName = OwnService | JoinedService

/** A registry of this system's own source. */
export type OwnRegistry = Services[OwnService]['hosts'][number]

/** A registry look-ups reach: one of the source's own, or one that joined at run time. */
export type RegistryId = string

/** A service of the source that hosts registries; one of them has its name. */
export type RegistryService = { [N in OwnService]: Services[N]['hosts'] extends readonly [] ? never : N }[OwnService]

/** A service of the source with a database of its own. */
export type KeepingService = { [N in OwnService]: Services[N]['database'] extends true ? N : never }[OwnService]

/** Every service of the source. */
export const serviceNames = Object.keys(services) as readonly OwnService[]

/** The services that host registries. */
export const registryServices = serviceNames.filter((name): name is RegistryService => services[name].hosts.length > 0)

/** The services with a database of their own. */
export const keepingServices = serviceNames.filter((name): name is KeepingService => services[name].database)

/** The services of a deployment; `identity` exists in the demo only, a real provider stands in its place. */
export const deployedServices = serviceNames.filter((name) => services[name].instances > 0)

/** The registries of the source, each service's own first. */
export const registryIds = registryServices.flatMap((name): readonly OwnRegistry[] => services[name].hosts)

/** What the id of a registry looks like. */
export const registryIdPattern = /^[a-z][A-Za-z-]{1,39}$/

/** How often a deployment runs a service, whether it can be reached from outside, shares the store of files, and signs. */
export function deploymentOf(
  name: OwnService,
): Required<Pick<ServiceFacts, 'instances' | 'isPublic' | 'files' | 'signs'>> {
  const { instances, isPublic = false, files = false, signs = false }: ServiceFacts = services[name]
  return { instances, isPublic, files, signs }
}

/** The service that hosts a registry: it is asked, and it signs. */
export function hostOf(id: OwnRegistry): RegistryService
export function hostOf(id: RegistryId): RegistryService | JoinedService
export function hostOf(id: RegistryId): RegistryService | JoinedService {
  return registryServices.find((name) => services[name].hosts.some((hosted) => hosted === id)) ?? `registry-${id}`
}

/** Whether a name on the bus is that of a registry's connector. */
export function isJoined(service: string): service is JoinedService {
  return service.startsWith(joinedPrefix) && registryIdPattern.test(service.slice(joinedPrefix.length))
}

/** In a list of services: every connector of a registry that joined at run time. */
export const anyConnector = 'registry-*' satisfies JoinedService

/** Whether a list of services, which may name {@link anyConnector}, has this one in it. */
export function isAmong(service: ServiceName, listed: readonly ServiceName[]): boolean {
  return listed.includes(service) || (isJoined(service) && listed.includes(anyConnector))
}

/** How the names of all connectors begin, and so their topics and groups. */
export const joinedPrefix = 'registry-'

/** Whether a registry is answered by a service of the source. */
export function isOwnRegistry(registry: string | undefined): registry is OwnRegistry {
  return registryIds.some((id) => id === registry)
}

/** Whether a service answers for a registry of the catalogue: one of the source, or the connector that has the key. */
export function isConnected({ id, key }: { id: string; key?: unknown }): boolean {
  return isOwnRegistry(id) || key !== undefined
}
