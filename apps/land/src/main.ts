import { runService } from '#platform'
import { landService } from './land.service-definition.js'

await runService(landService)
