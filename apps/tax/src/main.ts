import { runService } from '#platform'
import { tax } from './tax.service-definition.js'

await runService(tax)
