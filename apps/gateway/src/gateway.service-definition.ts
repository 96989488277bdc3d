import { anyConnector, registryServices } from '#contracts'
import { FileSettings } from '#files'
import type { ServiceDefinition } from '#platform'
import { faultOfUnitData } from '#vietnam'
import { door } from './door.js'
import { GatewayModule } from './gateway.module.js'
import { GatewaySettings } from './gateway.settings.js'
import { SessionSettings } from './session.settings.js'

/** The only public door. */
export const gatewayService: ServiceDefinition = {
  name: 'gateway',
  faultOfFiles: faultOfUnitData,
  asks: ['catalog', 'dossiers', 'exchange', ...registryServices, anyConnector],
  asksInDemo: ['identity'],
  module: GatewayModule,
  settings: [GatewaySettings, SessionSettings, FileSettings],
  http: door,
}
