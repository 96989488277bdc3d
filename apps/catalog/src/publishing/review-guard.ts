import { Injectable } from '@nestjs/common'
import { assertRelated, ownership, reviews, type Actor } from '#contracts'
import { Clock, ServiceKeys } from '#platform'
import type { KeptReview } from '../reviews/review-store.js'
import { authorOf } from './publish-form.js'
import { ownForm, reviewAnswered, reviewFormChanged, reviewNotYours } from './review.errors.js'

/** Who may answer a doubt, and when. */
@Injectable()
export class ReviewGuard {
  constructor(
    private readonly keys: ServiceKeys,
    private readonly clock: Clock,
  ) {}

  now(): Date {
    return this.clock.now()
  }

  assertMay({ owner, answer, form }: KeptReview, actor: Actor): void {
    assertRelated(reviews.answer.access, actor, ownership(actor, owner), () => reviewNotYours(owner))
    if (form.author === authorOf(this.keys, actor)) throw ownForm()
    if (answer !== null) throw reviewAnswered()
    if (form.state !== 'waiting') throw reviewFormChanged()
  }
}
