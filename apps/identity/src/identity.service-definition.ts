import type { ServiceDefinition } from '#platform'
import { IdentityModule } from './identity.module.js'
import { IdentitySettings } from './identity.settings.js'

/** The identity provider of the demo: the personas sign in here. It starts only where `DEMO=true`. */
export const identityService: ServiceDefinition = {
  name: 'identity',
  module: IdentityModule,
  settings: [IdentitySettings],
}
