import { all, ask, query, send } from '../../shared/api/client'
import type { ActionRequest, AskedOpinion, AskedOpinionItem, Page } from '../../shared/api/types'

/** What the reader's office is asked and has not answered, what is due first at the top. */
export const listWaiting = () => all<AskedOpinionItem>('/v1/opinions')

/** The newest hundred that ended. */
export const listEnded = async () =>
  (await ask<Page<AskedOpinionItem>>(`/v1/opinions${query({ state: 'ended', limit: '100' })}`)).items

/** One inquiry. */
export const getInquiry = (id: string) => ask<AskedOpinion>(`/v1/opinions/${encodeURIComponent(id)}`)

/** Gives the opinion of the reader's office on a dossier. */
export const giveOpinion = (
  dossier: string,
  request: Pick<ActionRequest, 'opinion' | 'inquiry'>,
  etag: string | null,
) =>
  send(`/v1/dossiers/${encodeURIComponent(dossier)}/actions`, {
    method: 'POST',
    body: { action: 'giveOpinion', ...request },
    etag,
  })
