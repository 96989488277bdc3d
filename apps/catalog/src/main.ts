import { runService } from '#platform'
import { catalogService } from './catalog.service-definition.js'

await runService(catalogService)
