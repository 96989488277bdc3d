import { Controller } from '@nestjs/common'
import { Payload } from '@nestjs/microservices'
import { Handles } from '#bus'
import {
  ListEntries,
  MeasureReadinessQuery,
  readiness,
  type AuthorityReadiness,
  type NationalReadiness,
} from '#contracts'
import { MeasureReadiness } from './measure-readiness.js'

/** What authorities still have to do before they can handle a procedure. */
@Controller()
export class ReadinessController {
  constructor(private readonly measureReadiness: MeasureReadiness) {}

  @Handles(readiness.ofAuthority)
  authority(@Payload() query: MeasureReadinessQuery): Promise<AuthorityReadiness> {
    return this.measureReadiness.ofAuthority(query)
  }

  @Handles(readiness.ofCountry)
  country(@Payload() page: ListEntries): Promise<NationalReadiness> {
    return this.measureReadiness.ofCountry(page)
  }
}
