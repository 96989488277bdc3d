import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, withActor, type AskContext } from '#bus'
import {
  AnswerReviewCommand,
  forms,
  ListEntries,
  ListReviews,
  PublishFormCommand,
  reviews,
  SendToReviewCommand,
  type AnsweredReview,
  type FormPublished,
  type ReviewPage,
} from '#contracts'
import { OnceOnly } from '../entries/once-only.js'
import { AnswerReview } from './answer-review.js'
import { PublishForm } from './publish-form.js'
import { ViewReviews } from './view-reviews.js'

/** Forms are published, and wait where a second person has to answer for them. */
@Controller()
export class PublishingController {
  constructor(
    private readonly publishForm: PublishForm,
    private readonly answerReview: AnswerReview,
    private readonly view: ViewReviews,
    private readonly onceOnly: OnceOnly,
  ) {}

  @Handles(forms.publish)
  publish(@Payload() command: PublishFormCommand, @Ctx() context: AskContext): Promise<FormPublished> {
    const work = () => this.publishForm.execute(command, withActor(context).actor)
    return this.onceOnly.run(`publish ${command.procedure}`, command, context, work)
  }

  @Handles(reviews.send)
  send(@Payload() command: SendToReviewCommand, @Ctx() context: AskContext): Promise<FormPublished> {
    const work = () => this.publishForm.review(command, withActor(context).actor)
    return this.onceOnly.run(`review ${command.procedure}`, command, context, work)
  }

  @Handles(reviews.list)
  list(@Payload() { state, ...page }: ListReviews, @Ctx() context: AskContext): Promise<ReviewPage> {
    return this.view.page(state, page, withActor(context).actor)
  }

  @Handles(reviews.answered)
  answered(@Payload() page: ListEntries): Promise<ReviewPage> {
    return this.view.page('answered', page)
  }

  @Handles(reviews.answer)
  answer(@Payload() command: AnswerReviewCommand, @Ctx() context: AskContext): Promise<AnsweredReview> {
    const work = () => this.answerReview.execute(command, withActor(context).actor)
    return this.onceOnly.run(`review ${command.id}`, command, context, work)
  }
}
