import { Injectable } from '@nestjs/common'
import {
  cursorInvalid,
  pageOfFound,
  readCursor,
  usualPage,
  type Actor,
  type Bilingual,
  type ListEntries,
  type Review,
  type ReviewPage,
  type ReviewState,
} from '#contracts'
import { ServiceKeys } from '#platform'
import { CatalogueStore } from '../entries/catalogue-store.js'
import { ReviewStore, type ListedReview, type ReviewPlace } from '../reviews/review-store.js'
import { authorOf } from './publish-form.js'

/** Doubts and answers as people read them. */
@Injectable()
export class ViewReviews {
  constructor(
    private readonly store: CatalogueStore,
    private readonly reviews: ReviewStore,
    private readonly keys: ServiceKeys,
  ) {}

  /** A page of those in a state, newest change first; one goes on behind what has left the state. Throws `cursor_invalid`. */
  async page(
    state: ReviewState | undefined,
    { limit = usualPage, cursor }: ListEntries,
    actor?: Actor,
  ): Promise<ReviewPage> {
    const after = cursor === undefined ? undefined : await this.placeOf(cursor)
    const found = await this.reviews.list({ state, after, limit: limit + 1 })
    const { items, nextCursor } = pageOfFound(found, keyOf, limit)
    return { items: await Promise.all(items.map((item) => this.of(item, actor))), nextCursor }
  }

  async of({ id, owner, doubt, form, ...rest }: ListedReview, actor?: Actor): Promise<Review> {
    const { question, finding, heading, label, help, binding } = doubt
    const { answer, reason, answeredBy, answeredAt } = rest
    const [officeName, ownerName, asked, concept] = await Promise.all([
      this.nameOf(form.office),
      this.nameOf(owner),
      this.store.find('askedConcept', question.asks),
      question.concept === undefined ? undefined : this.store.find('concept', question.concept),
    ])
    const state = answer !== null ? 'answered' : form.state === 'waiting' ? 'open' : 'closed'
    const isOwner = actor?.role === 'ministry' && actor.authority === owner
    return {
      ...{ id, state, procedure: form.procedure, formVersion: form.formVersion, formState: form.state },
      ...{ office: form.office, officeName, sentAt: form.sentAt.toISOString(), owner, ownerName },
      mayAnswer: state === 'open' && isOwner && form.author !== authorOf(this.keys, actor),
      ...{ heading, label, ...(help ? { help } : {}) },
      ...{ asks: question.asks, asksName: asked?.name ?? { vi: question.asks, en: question.asks }, of: question.of },
      ...(question.concept === undefined ? {} : { concept: question.concept }),
      ...(concept ? { conceptName: concept.name } : {}),
      ...{ finding, binding },
      ...(answer && answeredBy && answeredAt
        ? {
            decision: {
              ...{ answer, reason: reason ?? '', office: answeredBy, officeName: await this.nameOf(answeredBy) },
              at: answeredAt.toISOString(),
            },
          }
        : {}),
    }
  }

  private async placeOf(cursor: string): Promise<ReviewPlace> {
    const [, at = '', id = ''] = /^(\S+) (\S+)$/.exec(readCursor(cursor)) ?? []
    const place = { changedAt: new Date(at), id }
    if (Number.isNaN(place.changedAt.getTime()) || keyOf(place) !== `${at} ${id}` || !(await this.reviews.has(id)))
      throw cursorInvalid()
    return place
  }

  /** What an authority is called; its code where it is not in the catalogue. */
  async nameOf(code: string): Promise<Bilingual> {
    return (await this.store.find('authority', code))?.name ?? { vi: code, en: code }
  }
}

function keyOf({ changedAt, id }: ReviewPlace): string {
  return `${changedAt.toISOString()} ${id}`
}
