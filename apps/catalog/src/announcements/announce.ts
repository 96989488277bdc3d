import { Injectable } from '@nestjs/common'
import {
  hasEnded,
  validityOf,
  type Actor,
  type StatedAnnouncement,
  type Announcement,
  type AnnounceCommand,
  type RetractCommand,
} from '#contracts'
import { Clock } from '#platform'
import { dayOf, unitAt } from '#vietnam'
import { ownedRegistry } from '../concepts/register.js'
import {
  announcedAlready,
  announcementInPast,
  announcementNotFound,
  conceptNotOfRegistry,
  conceptPlanned,
} from '../concepts/registry.errors.js'
import { CatalogueStore } from '../entries/catalogue-store.js'
import { ChangeEntries, type EntryValue } from '../entries/change-entries.js'
import { territoryUnknown } from '../forms/form.errors.js'
import { RecheckForms } from '../forms/recheck-forms.js'

/**
 * The owner announces that a concept may replace paper, or ends it. Every live form is checked again: those that now ask
 * too much get a draft of their next version.
 */
@Injectable()
export class Announcing {
  constructor(
    private readonly store: CatalogueStore,
    private readonly change: ChangeEntries,
    private readonly recheck: RecheckForms,
    private readonly clock: Clock,
  ) {}

  async announce({ registry, body }: AnnounceCommand, actor: Actor): Promise<StatedAnnouncement> {
    const owned = await ownedRegistry(this.store, registry, actor)
    const { legalBasis } = owned
    const today = dayOf(this.clock.now())
    const concept = await this.store.find('concept', body.concept)
    if (concept?.registry !== registry) throw conceptNotOfRegistry(body.concept, registry)
    if (concept.planned && owned.key === undefined) throw conceptPlanned(concept.id)
    if (body.from < today) throw announcementInPast()
    if (body.territory !== 'VN' && !unitAt(body.territory, today)) throw territoryUnknown(body.territory)
    if (await this.inForce(registry, body.concept, body.territory)) throw announcedAlready(body.concept, body.territory)
    const id = `${registry}-${body.from}:${body.concept}:${body.territory}`
    const value: Announcement = { legalBasis, ...body, id, complete: body.complete ?? false }
    let affected: StatedAnnouncement['affected'] = []
    const changes = async (): Promise<EntryValue[]> => {
      const rechecked = await this.recheck.announced(value)
      affected = rechecked.affected
      return [{ type: 'announcement', key: id, value }, ...rechecked.drafts]
    }
    await this.change.execute(changes, async () => {
      if (await this.inForce(registry, body.concept, body.territory))
        throw announcedAlready(body.concept, body.territory)
    })
    return { ...value, affected }
  }

  /** The statement ends with yesterday; what would be asked again is told. */
  async retract({ registry, body }: RetractCommand, actor: Actor): Promise<StatedAnnouncement> {
    await ownedRegistry(this.store, registry, actor)
    const found = await this.inForce(registry, body.concept, body.territory)
    if (!found) throw announcementNotFound(body.concept, body.territory)
    const value: Announcement = { ...found, to: dayOf(new Date(this.clock.now().getTime() - 86_400_000)) }
    const affected = await this.recheck.retracted(body.concept)
    await this.change.execute([{ type: 'announcement', key: found.id, value }], async () => {
      const standing = await this.inForce(registry, body.concept, body.territory)
      if (standing?.id !== found.id) throw announcementNotFound(body.concept, body.territory)
    })
    return { ...value, affected }
  }

  /** What {@link retract} would answer, without doing it. */
  async impact({ registry, body }: RetractCommand, actor: Actor): Promise<StatedAnnouncement> {
    await ownedRegistry(this.store, registry, actor)
    const found = await this.inForce(registry, body.concept, body.territory)
    if (!found) throw announcementNotFound(body.concept, body.territory)
    return { ...found, affected: await this.recheck.retracted(body.concept) }
  }

  /** The announcements of a registry in the order of their ids. */
  async list(registry: string, slice: { after?: string; limit?: number } = {}): Promise<Announcement[]> {
    const concepts = await this.store.conceptsOf(registry)
    return this.store.announcementsOf(
      concepts.map(({ id }) => id),
      slice,
    )
  }

  private async inForce(registry: string, concept: string, territory: string): Promise<Announcement | undefined> {
    const today = dayOf(this.clock.now())
    if ((await this.store.find('concept', concept))?.registry !== registry) return undefined
    const all = await this.store.announcementsOf([concept], { territory })
    return all.find((each) => !hasEnded(validityOf(each), today))
  }
}
