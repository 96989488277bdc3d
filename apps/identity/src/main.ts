import { runService } from '#platform'
import { identityService } from './identity.service-definition.js'

await runService(identityService)
