import { Controller } from '@nestjs/common'
import { Payload } from '@nestjs/microservices'
import { Answers } from '#bus'
import { ListEntries, MeasureReadinessQuery, readiness, type Item } from '#contracts'
import { MeasureReadiness } from './measure-readiness.js'

/** What authorities still have to do before they can handle a procedure. */
@Controller()
export class ReadinessController {
  constructor(private readonly measureReadiness: MeasureReadiness) {}

  @Answers(readiness.ofAuthority)
  async authority(@Payload() query: MeasureReadinessQuery): Promise<Item> {
    return { item: await this.measureReadiness.ofAuthority(query) }
  }

  @Answers(readiness.ofCountry)
  async country(@Payload() page: ListEntries): Promise<Item> {
    return { item: await this.measureReadiness.ofCountry(page) }
  }
}
