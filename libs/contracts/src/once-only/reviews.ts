import { IsBoolean, IsIn, IsInt, IsObject, IsOptional, IsString, Length } from 'class-validator'
import type { Bilingual } from '../language/bilingual.js'
import { FormFinding } from '../language/finding.js'
import { IsA, IsBilingual, IsListOf } from '../language/shapes.js'
import { FormPublished } from '../catalog/forms.js'
import { anyone, people } from '../messages/access.js'
import { KeyedCommand } from '../messages/idempotency.js'
import { command, query } from '../messages/message.js'
import { ListEntries, Page } from '../messages/paging.js'

/** `repeat`: the question asks again, so that it has to be bound. `other`: it asks something else. `waiver`: only under a waiver. */
export const reviewAnswers = ['repeat', 'other', 'waiver'] as const
export type ReviewAnswer = (typeof reviewAnswers)[number]

/** `refused`: a doubt was justified, or the form has an error by now. `replaced`: its office sent another one in its place. */
export const waitingStates = ['waiting', 'published', 'refused', 'replaced'] as const
export type WaitingState = (typeof waitingStates)[number]

/** `open`: waits for an answer. `closed`: nobody answers any more, as its form waits no longer. */
export const reviewStates = ['open', 'answered', 'closed'] as const
export type ReviewState = (typeof reviewStates)[number]

/** What somebody answered, for everyone to see. */
export class ReviewDecision {
  @IsIn(reviewAnswers) answer: ReviewAnswer
  @IsString() reason: string
  /** Agency code and name of the office. */
  @IsString() office: string
  @IsBilingual() officeName: Bilingual
  @IsString() at: string
}

/** One doubt of the form checker: a question whose words do not fit the place it names. */
export class Review {
  @IsString() id: string
  @IsIn(reviewStates) state: ReviewState
  @IsString() procedure: string
  @IsString() formVersion: string
  @IsIn(waitingStates) formState: WaitingState
  /** The ministry that makes the form, and when it sent it. */
  @IsString() office: string
  @IsBilingual() officeName: Bilingual
  @IsString() sentAt: string
  /** Who answers: the owner of the suspected concept, or of the asked concept where none is suspected. */
  @IsString() owner: string
  @IsBilingual() ownerName: Bilingual
  /** The caller may answer it now. */
  @IsBoolean() mayAnswer: boolean
  @IsBilingual() heading: Bilingual
  @IsBilingual() label: Bilingual
  @IsOptional() @IsBilingual() help?: Bilingual
  /** What the question says that it asks, of whom. */
  @IsString() asks: string
  @IsBilingual() asksName: Bilingual
  @IsString() of: string
  /** The suspected concept. */
  @IsOptional() @IsString() concept?: string
  @IsOptional() @IsBilingual() conceptName?: Bilingual
  /** The doubt itself, with the patch that `repeat` asks for. */
  @IsA(() => FormFinding) finding: FormFinding
  /** The binding of the question as it was sent. */
  @IsObject() binding: object
  @IsOptional() @IsA(() => ReviewDecision) decision?: ReviewDecision
}

export class ReviewPage extends Page {
  @IsListOf(() => Review) items: Review[]
}

export class ListReviews extends ListEntries {
  @IsOptional() @IsIn(reviewStates) state?: ReviewState
}

/** A form whose doubts are to be answered; it is published once they are. */
export class SendToReview {
  @IsString() @Length(1, 20) procedure: string
  @IsObject() form: object
}

export class SendToReviewCommand extends KeyedCommand {
  @IsString() procedure: string
  @IsObject() form: object
}

/** An answer to a doubt, with the reason everybody reads. */
export class AnswerReview {
  @IsIn(reviewAnswers) answer: ReviewAnswer
  @IsString() @Length(5, 1000) reason: string
}

export class AnswerReviewCommand extends KeyedCommand {
  @IsString() id: string
  @IsA(() => AnswerReview) body: AnswerReview
}

/** A doubt as it was answered, and what came of its form. */
export class AnsweredReview extends Review {
  /** Doubts of the form that still wait. */
  @IsInt() left: number
}

/** Doubts of the form checker and their answers. */
export const reviews = {
  /** Newest first: for those who make and use forms in office. */
  list: query(
    'catalog.reviews.v1',
    ListReviews,
    ReviewPage,
    people({ roles: ['ministry', 'official', 'head', 'auditor'] }),
  ),
  answered: query('catalog.answered-reviews.v1', ListEntries, ReviewPage, anyone),
  send: command(
    'catalog.send-to-review.v1',
    SendToReviewCommand,
    FormPublished,
    people({ roles: ['ministry'], relations: ['responsible'] }),
  ),
  answer: command(
    'catalog.answer-review.v1',
    AnswerReviewCommand,
    AnsweredReview,
    people({ roles: ['ministry'], relations: ['owner'] }),
  ),
} as const
