import { Controller } from '@nestjs/common'
import { Payload } from '@nestjs/microservices'
import { Handles } from '#bus'
import { ListEntries, MeasureReadinessQuery, readiness, type Item } from '#contracts'
import { MeasureReadiness } from './measure-readiness.js'

/** What authorities still have to do before they can handle a procedure. */
@Controller()
export class ReadinessController {
  constructor(private readonly measureReadiness: MeasureReadiness) {}

  @Handles(readiness.ofAuthority)
  async authority(@Payload() query: MeasureReadinessQuery): Promise<Item> {
    return { item: await this.measureReadiness.ofAuthority(query) }
  }

  @Handles(readiness.ofCountry)
  async country(@Payload() page: ListEntries): Promise<Item> {
    return { item: await this.measureReadiness.ofCountry(page) }
  }
}
