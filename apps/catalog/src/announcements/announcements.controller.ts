import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import {
  AnnounceCommand,
  ChangeRegistryCommand,
  ministries,
  OfRegistry,
  pageOf,
  RegisterConceptCommand,
  RegisterRegistry,
  RetractCommand,
  type Affected,
  type Items,
} from '#contracts'
import { Answers, type AskContext } from '#platform'
import { Register } from '../concepts/register.js'
import { CatalogueStore } from '../entries/catalogue-store.js'
import { Announcing } from './announce.js'

/** What ministries state about the databases they own. */
@Controller()
export class AnnouncementsController {
  constructor(
    private readonly register: Register,
    private readonly announcing: Announcing,
    private readonly store: CatalogueStore,
  ) {}

  @Answers(ministries.register)
  registry(@Payload() body: RegisterRegistry, @Ctx() { actor }: AskContext): Promise<Affected> {
    return this.register.registry(body, actor)
  }

  @Answers(ministries.change)
  change(@Payload() command: ChangeRegistryCommand, @Ctx() { actor }: AskContext): Promise<Affected> {
    return this.register.changed(command, actor)
  }

  @Answers(ministries.concepts)
  async concepts(@Payload() { registry, ...page }: OfRegistry): Promise<Items> {
    const own = (await this.store.list('concept')).filter((concept) => concept.registry === registry)
    return pageOf(own, ({ id }) => id, page)
  }

  @Answers(ministries.addConcept)
  concept(@Payload() command: RegisterConceptCommand, @Ctx() { actor }: AskContext): Promise<Affected> {
    return this.register.concept(command, actor)
  }

  @Answers(ministries.announcements)
  async announcements(@Payload() { registry, ...page }: OfRegistry): Promise<Items> {
    return pageOf(await this.announcing.list(registry), ({ id }) => id, page)
  }

  @Answers(ministries.announce)
  announce(@Payload() command: AnnounceCommand, @Ctx() { actor }: AskContext): Promise<Affected> {
    return this.announcing.announce(command, actor)
  }

  @Answers(ministries.retract)
  retract(@Payload() command: RetractCommand, @Ctx() { actor }: AskContext): Promise<Affected> {
    return this.announcing.retract(command, actor)
  }

  @Answers(ministries.impact)
  impact(@Payload() command: RetractCommand, @Ctx() { actor }: AskContext): Promise<Affected> {
    return this.announcing.impact(command, actor)
  }
}
