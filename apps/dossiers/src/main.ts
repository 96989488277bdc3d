import { runService } from '#platform'
import { dossiersService } from './dossiers.service-definition.js'

await runService(dossiersService)
