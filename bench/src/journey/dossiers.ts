import type { LoadJobEnd, PreparedRequest } from '../load/driver.js'
import type { Worker } from '../processes/worker.js'
import { procedure, type Applicant } from './applicants.js'

/** A citizen with her token. */
export interface SignedIn extends Applicant {
  token: string
}

/** A draft nobody has prefilled yet. */
export interface Draft {
  id: string
  token: string
}

const openersInFlight = 24

/** Opens so many drafts through the public door, each by the citizen it belongs to. Outside of any measurement. */
export async function openDrafts(
  driver: Worker,
  port: number,
  citizens: readonly SignedIn[],
  count: number,
): Promise<Draft[]> {
  const requests = Array.from({ length: count }, (_, index): PreparedRequest => {
    const token = citizens[index % citizens.length]?.token
    return { path: '/v1/dossiers', body: { procedure }, token }
  })
  const level = { kind: 'inFlight' as const, inFlight: openersInFlight }
  const end = await driver.call<LoadJobEnd>('load', {
    port,
    level,
    seconds: 600,
    requests,
    once: true,
    collectIds: true,
  })
  if (end.failures.length > count / 100) {
    throw new Error(`${end.failures.length} of ${count} drafts were not opened: ${JSON.stringify(end.statuses)}`)
  }
  return requests.flatMap(({ token }, index) => {
    const id = end.ids[index]
    return id && token ? [{ id, token }] : []
  })
}

/** The first prefill of a draft. */
export function prefillOf({ id, token }: Draft): PreparedRequest {
  return { path: `/v1/dossiers/${id}/prefill`, body: {}, token }
}
