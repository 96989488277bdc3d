import { runService } from '#platform'
import { populationService } from './population.service-definition.js'

await runService(populationService)
