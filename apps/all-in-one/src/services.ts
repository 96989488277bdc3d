import { StartError, type ServiceDefinition } from '#platform'
import { catalogService } from '../../catalog/src/catalog.service-definition.js'
import { dossiersService } from '../../dossiers/src/dossiers.service-definition.js'
import { exchangeService } from '../../exchange/src/exchange.service-definition.js'
import { gatewayService } from '../../gateway/src/gateway.service-definition.js'
import { identityService } from '../../identity/src/identity.service-definition.js'
import { landService } from '../../land/src/land.service-definition.js'
import { populationService } from '../../population/src/population.service-definition.js'
import { taxService } from '../../tax/src/tax.service-definition.js'

/** Every service there is; `identity` runs in the demo only. */
export const allServices: readonly ServiceDefinition[] = [
  catalogService,
  populationService,
  taxService,
  landService,
  exchangeService,
  dossiersService,
  identityService,
  gatewayService,
]

/**
 * The services named on the command line, `--services gateway,dossiers,exchange,catalog`, or all of them. `--demo` turns
 * the demo on. Throws {@link StartError} for a name that is none.
 */
export function chosenServices(words: readonly string[], env: NodeJS.ProcessEnv = process.env): ServiceDefinition[] {
  if (words.includes('--demo')) {
    env['DEMO'] ??= 'true'
    env['PUBLIC_URL'] ??= `http://localhost:${env['PORT'] ?? 3000}`
  }
  const at = words.indexOf('--services')
  const names = at < 0 ? undefined : (words[at + 1] ?? '').split(',')
  const unknown = names?.filter((name) => !allServices.some((service) => service.name === name)) ?? []
  if (unknown.length > 0) {
    const known = allServices.map(({ name }) => name).join(', ')
    throw new StartError(`There is no service "${unknown.join('", "')}". Choose among ${known}.`)
  }
  return allServices.filter(({ name }) =>
    names ? names.includes(name) : name !== 'identity' || env['DEMO'] === 'true',
  )
}
