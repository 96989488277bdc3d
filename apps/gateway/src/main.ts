import { runService } from '#platform'
import { gatewayService } from './gateway.service-definition.js'

await runService(gatewayService)
