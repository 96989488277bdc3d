import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, withActor, type AskContext } from '#bus'
import {
  AnnounceCommand,
  ChangeRegistryCommand,
  ministries,
  OfRegistry,
  pageOfFound,
  RegisterConceptCommand,
  RegisterRegistryCommand,
  RegistryRef,
  RetractCommand,
  usualPage,
  type AnnouncementPage,
  type ConceptPage,
  type RegistryOwner,
  type StatedAnnouncement,
  type StatedConcept,
  type StatedRegistry,
} from '#contracts'
import { knownRegistry, Register } from '../concepts/register.js'
import { CatalogueStore } from '../entries/catalogue-store.js'
import { OnceOnly } from '../entries/once-only.js'
import { Announcing } from './announce.js'

/** What ministries state about the databases they own. */
@Controller()
export class AnnouncementsController {
  constructor(
    private readonly register: Register,
    private readonly announcing: Announcing,
    private readonly store: CatalogueStore,
    private readonly onceOnly: OnceOnly,
  ) {}

  @Handles(ministries.register)
  registry(@Payload() command: RegisterRegistryCommand, @Ctx() context: AskContext): Promise<StatedRegistry> {
    const { idempotency, ...body } = command
    const work = () => this.register.registry(body, withActor(context).actor)
    return this.onceOnly.run('register', { idempotency }, context, work)
  }

  @Handles(ministries.change)
  change(@Payload() command: ChangeRegistryCommand, @Ctx() context: AskContext): Promise<StatedRegistry> {
    return this.register.changed(command, withActor(context).actor)
  }

  @Handles(ministries.concepts)
  async concepts(@Payload() { registry, limit = usualPage, cursor }: OfRegistry): Promise<ConceptPage> {
    await knownRegistry(this.store, registry)
    const after = await this.store.cursorOf('concept', cursor)
    return pageOfFound(await this.store.conceptsOf(registry, after, limit + 1), ({ id }) => id, limit)
  }

  @Handles(ministries.owner)
  async owner(@Payload() { registry }: RegistryRef): Promise<RegistryOwner> {
    const { owner, key } = await knownRegistry(this.store, registry)
    return { owner, ...(key ? { key } : {}) }
  }

  @Handles(ministries.addConcept)
  concept(@Payload() command: RegisterConceptCommand, @Ctx() context: AskContext): Promise<StatedConcept> {
    const work = () => this.register.concept(command, withActor(context).actor)
    return this.onceOnly.run(`concept ${command.registry}`, command, context, work)
  }

  @Handles(ministries.announcements)
  async announcements(@Payload() { registry, limit = usualPage, cursor }: OfRegistry): Promise<AnnouncementPage> {
    await knownRegistry(this.store, registry)
    const after = await this.store.cursorOf('announcement', cursor)
    return pageOfFound(await this.announcing.list(registry, { after, limit: limit + 1 }), ({ id }) => id, limit)
  }

  @Handles(ministries.announce)
  announce(@Payload() command: AnnounceCommand, @Ctx() context: AskContext): Promise<StatedAnnouncement> {
    const work = () => this.announcing.announce(command, withActor(context).actor)
    return this.onceOnly.run(`announce ${command.registry}`, command, context, work)
  }

  @Handles(ministries.retract)
  retract(@Payload() command: RetractCommand, @Ctx() context: AskContext): Promise<StatedAnnouncement> {
    return this.announcing.retract(command, withActor(context).actor)
  }

  @Handles(ministries.impact)
  impact(@Payload() command: RetractCommand, @Ctx() context: AskContext): Promise<StatedAnnouncement> {
    return this.announcing.impact(command, withActor(context).actor)
  }
}
