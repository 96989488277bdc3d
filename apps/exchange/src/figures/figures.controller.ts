import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { FiguresQuery, registryFigures, type Item, type Items } from '#contracts'
import { Answers, type AskContext } from '#platform'
import { CountLookups } from './count-lookups.js'

/** How much a registry is asked, and how well it answers. */
@Controller()
export class FiguresController {
  constructor(private readonly countLookups: CountLookups) {}

  @Answers(registryFigures.usage)
  async usage(@Payload() query: FiguresQuery, @Ctx() { actor }: AskContext): Promise<Items> {
    return { items: await this.countLookups.usage(query, actor), nextCursor: null }
  }

  @Answers(registryFigures.quality)
  async quality(@Payload() query: FiguresQuery, @Ctx() { actor }: AskContext): Promise<Item> {
    return { item: await this.countLookups.quality(query, actor) }
  }
}
