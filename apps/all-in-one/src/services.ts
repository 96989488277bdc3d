import { serviceNames, type OwnService, StartError } from '#contracts'
import { type ServiceDefinition } from '#platform'

/** Written out, one import each, so that the bundle sees them. */
const definitions: Record<OwnService, () => Promise<ServiceDefinition>> = {
  catalog: async () => (await import('../../catalog/src/catalog.service-definition.js')).catalogService,
  population: async () => (await import('../../population/src/population.service-definition.js')).populationService,
  tax: async () => (await import('../../tax/src/tax.service-definition.js')).taxService,
  land: async () => (await import('../../land/src/land.service-definition.js')).landService,
  'driving-licences': async () =>
    (await import('../../driving-licences/src/driving-licences.service-definition.js')).drivingLicencesService,
  exchange: async () => (await import('../../exchange/src/exchange.service-definition.js')).exchangeService,
  dossiers: async () => (await import('../../dossiers/src/dossiers.service-definition.js')).dossiersService,
  gateway: async () => (await import('../../gateway/src/gateway.service-definition.js')).gatewayService,
  identity: async () => (await import('../../identity/src/identity.service-definition.js')).identityService,
}

/** The definition of a service, loaded when it is needed: a process holds in memory only what it runs. */
export function definitionOf(name: OwnService): Promise<ServiceDefinition> {
  return definitions[name]()
}

/**
 * The services named on the command line, `--services gateway,dossiers,exchange,catalog`, or all of them; `identity`
 * runs unnamed in the demo only. `--demo` turns the demo on. Throws {@link StartError} for a name that is none.
 */
export async function chosenServices(
  words: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<ServiceDefinition[]> {
  if (words.includes('--demo')) {
    env['DEMO'] ??= 'true'
    env['PUBLIC_URL'] ??= `http://localhost:${env['PORT'] ?? 3000}`
  }
  const at = words.indexOf('--services')
  const names = at < 0 ? undefined : (words[at + 1] ?? '').split(',')
  const unknown = names?.filter((name) => !serviceNames.some((known) => known === name)) ?? []
  if (unknown.length > 0) {
    const known = serviceNames.join(', ')
    throw new StartError(`There is no service "${unknown.join('", "')}". Choose among ${known}.`)
  }
  const chosen = serviceNames.filter((name) =>
    names ? names.includes(name) : name !== 'identity' || env['DEMO'] === 'true',
  )
  return Promise.all(chosen.map(definitionOf))
}
