import { ask, query } from '../../shared/api/client'
import type { AnsweredReview, FormReview, Page, ReviewDecisionRequest } from '../../shared/api/types'

/** Doubts of the form checker in a state, newest change first. */
export const listReviews = (state: string) => ask<Page<FormReview>>(`/v1/reviews${query({ state, limit: '100' })}`)

/** The office's answer to one. */
export const answerReview = (id: string, body: ReviewDecisionRequest) =>
  ask<AnsweredReview>(`/v1/reviews/${encodeURIComponent(id)}/answers`, { method: 'POST', body })
