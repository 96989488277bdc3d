import { all, ask, query } from '../../shared/api/client'
import type {
  DataController,
  Page,
  RightsAnswerRequest,
  RightsAsked,
  RightsDetail,
  RightsRequest,
  RightsRequestRequest,
  RightsTerms,
} from '../../shared/api/types'

/** The kinds of request about personal data, and how long an authority has for each. */
export const getRightsTerms = () => ask<RightsTerms>('/v1/rights')

/** Who answers for data about the reader. */
export const listControllers = () => all<DataController>('/v1/me/controllers')

/** A page of the reader's own requests, newest first. */
export const listRightsRequests = (filter: { cursor?: string | null }) =>
  ask<Page<RightsRequest>>(`/v1/me/complaints${query(filter)}`)

export const askForRight = (request: RightsRequestRequest) =>
  ask<RightsRequest>('/v1/me/complaints', { method: 'POST', body: request })

export const withdrawRight = (id: string) =>
  ask<RightsRequest>(`/v1/me/complaints/${encodeURIComponent(id)}/withdrawal`, { method: 'POST', body: {} })

/** A page of the requests the reader's authority has to answer; those that wait begin with what is due first. */
export const listRightsAsked = (filter: { state: string; cursor?: string | null }) =>
  ask<Page<RightsAsked>>(`/v1/complaints${query(filter)}`)

export const getRightsRequest = (id: string) => ask<RightsDetail>(`/v1/complaints/${encodeURIComponent(id)}`)

export const answerRight = (id: string, answer: RightsAnswerRequest) =>
  ask<RightsDetail>(`/v1/complaints/${encodeURIComponent(id)}/answers`, { method: 'POST', body: answer })
