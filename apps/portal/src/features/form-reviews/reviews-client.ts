import { all, ask, query } from '../../shared/api/client'
import type { AnsweredReview, FormReview, Page, ReviewDecisionRequest } from '../../shared/api/types'

/** So many of those that nobody answers any more are shown. */
export const newest = 100

/** Doubts of the form checker in a state, newest change first: all that wait, the newest hundred of the others. */
export const listReviews = async (state: string) =>
  state === 'open'
    ? all<FormReview>(`/v1/reviews${query({ state })}`)
    : (await ask<Page<FormReview>>(`/v1/reviews${query({ state, limit: String(newest) })}`)).items

/** The office's answer to one. */
export const answerReview = (id: string, body: ReviewDecisionRequest) =>
  ask<AnsweredReview>(`/v1/reviews/${encodeURIComponent(id)}/answers`, { method: 'POST', body })
