import { runService } from '#platform'
import { taxService } from './tax.service-definition.js'

await runService(taxService)
