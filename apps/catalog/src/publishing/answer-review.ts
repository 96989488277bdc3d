import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import type { Actor, AnsweredReview, AnswerReviewCommand, WaitingState } from '#contracts'
import { compileForm, doubtsOfForm, questionKey } from '#forms'
import { Database } from '#database'
import { CatalogueStore } from '../entries/catalogue-store.js'
import { FindSurroundings } from '../forms/find-surroundings.js'
import { isNewer } from '../forms/form-version.rules.js'
import { ReviewStore, type KeptReview } from '../reviews/review-store.js'
import { openedReview } from './kept-doubt.rules.js'
import { PublishForm } from './publish-form.js'
import { reviewNotFound } from './review.errors.js'
import { ReviewGuard } from './review-guard.js'
import { ViewReviews } from './view-reviews.js'

/**
 * The owner of the suspected concept answers a doubt, with a reason for everyone to see; of two answers at once the first
 * counts. Never who sent the form, and nobody of the form's office unless it is the owner itself: then another person of it.
 * `other`: the doubt is settled for these words at this place, and the form is published with its last doubt. `repeat` and
 * `waiver`: the form is not published. Throws `review_not_found`, `review_not_yours`, `review_of_own_form`,
 * `review_answered`, `review_form_changed`.
 */
@Injectable()
export class AnswerReview {
  constructor(
    private readonly database: Database,
    private readonly store: CatalogueStore,
    private readonly reviews: ReviewStore,
    private readonly surroundings: FindSurroundings,
    private readonly publishForm: PublishForm,
    private readonly view: ViewReviews,
    private readonly guard: ReviewGuard,
  ) {}

  async execute({ id, body }: AnswerReviewCommand, actor: Actor): Promise<AnsweredReview> {
    return this.database.transaction(async (tx) => {
      await this.store.lock(tx)
      const review = await this.reviews.find(tx, id)
      if (!review) throw reviewNotFound()
      this.guard.assertMay(review, actor)
      const { answer, reason } = body
      await this.reviews.answer(tx, id, { answer, reason, office: actor.authority ?? '', at: this.guard.now() })
      const { state, left } = answer === 'other' ? await this.goOn(tx, review) : { state: 'refused' as const, left: 0 }
      if (state !== 'waiting') await this.reviews.decide(tx, review.form.id, state)
      const answered = await this.reviews.find(tx, id)
      if (!answered) throw reviewNotFound()
      return { ...(await this.view.of(answered, actor)), left }
    })
  }

  /** Publishes the form with its last doubt, unless it has an error by now; a doubt that is new waits, too. */
  private async goOn(tx: EntityManager, { form }: KeptReview): Promise<{ state: WaitingState; left: number }> {
    const standing = await this.reviews.waiting(tx, form.procedure)
    if (standing && standing.open.length > 0) return { state: 'waiting', left: standing.open.length }
    const verdicts = await this.reviews.verdicts((code) => this.view.nameOf(code), tx)
    const before = await this.surroundings.execute()
    const around = {
      ...before,
      verdict: (question: Parameters<typeof questionKey>[0]) => verdicts.get(questionKey(question)),
    }
    const findings = compileForm({ ...form.form }, around)
    const inForce = await this.store.find('form', form.procedure)
    if (findings.some(({ severity }) => severity === 'error') || !isNewer(form.formVersion, inForce?.formVersion))
      return { state: 'refused', left: 0 }
    const doubts = doubtsOfForm(form.form, around).map((doubt) => openedReview(doubt, form.form, around))
    if (doubts.length > 0) {
      await this.reviews.open(tx, form.id, doubts, this.guard.now())
      return { state: 'waiting', left: doubts.length }
    }
    await this.publishForm.publish(tx, form.form, findings, form.office)
    return { state: 'published', left: 0 }
  }
}
