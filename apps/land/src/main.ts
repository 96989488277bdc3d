import { runService } from '#platform'
import { land } from './land.service-definition.js'

await runService(land)
