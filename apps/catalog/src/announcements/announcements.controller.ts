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
import { Answers, withActor, type AskContext } from '#platform'
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
  registry(@Payload() body: RegisterRegistry, @Ctx() context: AskContext): Promise<Affected> {
    return this.register.registry(body, withActor(context).actor)
  }

  @Answers(ministries.change)
  change(@Payload() command: ChangeRegistryCommand, @Ctx() context: AskContext): Promise<Affected> {
    return this.register.changed(command, withActor(context).actor)
  }

  @Answers(ministries.concepts)
  async concepts(@Payload() { registry, ...page }: OfRegistry): Promise<Items> {
    const own = (await this.store.list('concept')).filter((concept) => concept.registry === registry)
    return pageOf(own, ({ id }) => id, page)
  }

  @Answers(ministries.addConcept)
  concept(@Payload() command: RegisterConceptCommand, @Ctx() context: AskContext): Promise<Affected> {
    return this.register.concept(command, withActor(context).actor)
  }

  @Answers(ministries.announcements)
  async announcements(@Payload() { registry, ...page }: OfRegistry): Promise<Items> {
    return pageOf(await this.announcing.list(registry), ({ id }) => id, page)
  }

  @Answers(ministries.announce)
  announce(@Payload() command: AnnounceCommand, @Ctx() context: AskContext): Promise<Affected> {
    return this.announcing.announce(command, withActor(context).actor)
  }

  @Answers(ministries.retract)
  retract(@Payload() command: RetractCommand, @Ctx() context: AskContext): Promise<Affected> {
    return this.announcing.retract(command, withActor(context).actor)
  }

  @Answers(ministries.impact)
  impact(@Payload() command: RetractCommand, @Ctx() context: AskContext): Promise<Affected> {
    return this.announcing.impact(command, withActor(context).actor)
  }
}
