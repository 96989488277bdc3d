import { runService } from '#platform'
import { drivingLicencesService } from './driving-licences.service-definition.js'

await runService(drivingLicencesService)
