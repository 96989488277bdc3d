import { runService } from '#platform'
import { exchangeService } from './exchange.service-definition.js'

await runService(exchangeService)
