import { runService } from '#platform'
import { population } from './population.service-definition.js'

await runService(population)
