import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, withActor, type AskContext } from '#bus'
import { FiguresQuery, registryFigures, type RegistryQuality, type UsagePage } from '#contracts'
import { CountLookups } from './count-lookups.js'

/** How much a registry is asked, and how well it answers. */
@Controller()
export class StatisticsController {
  constructor(private readonly countLookups: CountLookups) {}

  @Handles(registryFigures.usage)
  async usage(@Payload() query: FiguresQuery, @Ctx() context: AskContext): Promise<UsagePage> {
    return { items: await this.countLookups.usage(query, withActor(context).actor), nextCursor: null }
  }

  @Handles(registryFigures.quality)
  quality(@Payload() query: FiguresQuery, @Ctx() context: AskContext): Promise<RegistryQuality> {
    return this.countLookups.quality(query, withActor(context).actor)
  }
}
