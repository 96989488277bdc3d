import { all, ask, orNull, query, send } from './client'
import { Problem } from './problem'
import type {
  ActingDecision,
  ActingFor,
  ActionRequest,
  Answers,
  ApplicantClaim,
  Consent,
  Dossier,
  DossierItem,
  LandKeys,
  NamedSubject,
  Page,
  PersonAccess,
  Receipt,
  Snapshot,
  TimelineItem,
  Value,
} from './types'

const dossierPath = (id: string, rest = '') => `/v1/dossiers/${encodeURIComponent(id)}${rest}`

/** A dossier together with the version an act has to name. */
export interface VersionedDossier {
  dossier: Dossier
  etag: string | null
}

async function versioned(response: Response): Promise<VersionedDossier> {
  return { dossier: (await response.json()) as Dossier, etag: response.headers.get('ETag') }
}

const receivedBy = (office: string | undefined) => (office ? { receivedBy: office } : {})

/** Opens a draft for the signed-in citizen; `office` receives it where the sign-in does not say who does. */
export const openDossier = (procedure: string, office?: string) =>
  ask<Dossier>('/v1/dossiers', { method: 'POST', body: { procedure, ...receivedBy(office) } })

/** Opens a draft for somebody the citizen acts for. */
export const openForAnother = (procedure: string, actingFor: ActingFor, office?: string) =>
  ask<Dossier>('/v1/dossiers', { method: 'POST', body: { procedure, actingFor, ...receivedBy(office) } })

/** Accepts or refuses the paper by which somebody acts for the applicant. */
export const decideRepresentation = async (id: string, decision: ActingDecision, etag: string | null) =>
  versioned(await send(dossierPath(id, '/representation'), { method: 'POST', body: decision, etag }))

/** Says that the changes of these look-ups were looked at. */
export const seeChangedFacts = async (id: string, lookupIds: string[], etag: string | null) =>
  versioned(await send(dossierPath(id, '/changed-facts'), { method: 'POST', body: { lookupIds }, etag }))

/** Opens a draft for the person at the counter; 422 `applicant_mismatch` when number, name and birth date are not theirs. */
export const openAtCounter = (procedure: string, applicant: ApplicantClaim) =>
  ask<Dossier>('/v1/dossiers', { method: 'POST', body: { procedure, applicant } })

/** What a list of dossiers is narrowed to. */
export interface DossierFilter {
  status?: string
  open?: 'true'
  due?: string
  assigned?: string
  q?: string
}

/** A page of the dossiers the caller may see, in the usual order of the caller's role. */
export const listDossiers = (filter: DossierFilter & { cursor?: string | null; limit?: string }) =>
  ask<Page<DossierItem> & { total: number | string }>(`/v1/dossiers${query({ limit: '100', ...filter })}`)

/** A dossier, by id or code, with its version. */
export const getDossier = async (id: string) => versioned(await send(dossierPath(id)))

/** The office that receives what the citizen hands in, as their newest dossier tells; null before their first. */
export const findReceivingOffice = async () => {
  const [newest] = (await listDossiers({ limit: '1' })).items
  return (newest && (await getDossier(newest.id)).dossier.receivedBy) ?? null
}

/** Deletes a draft. */
export const deleteDraft = (id: string, etag: string | null) => send(dossierPath(id), { method: 'DELETE', etag })

/** The newest snapshot; null before the first prefill. */
export const findSnapshot = (id: string) => orNull(ask<Snapshot>(dossierPath(id, '/snapshot')), 404, 409)

/**
 * Asks the registries anew; `chosen` names the records picked among several, `land` the applicant's land record. Where the
 * dossier changed while they were asked (somebody was named, or consented), they are asked once more about it as it is now.
 */
export const prefill = async (id: string, chosen: Record<string, string>, land?: LandKeys) => {
  try {
    return await prefillOnce(id, chosen, land)
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.code === 'dossier_changed') return prefillOnce(id, chosen, land)
    throw thrown
  }
}

const prefillOnce = (id: string, chosen: Record<string, string>, land?: LandKeys) =>
  ask<Snapshot>(dossierPath(id, '/prefill'), {
    method: 'POST',
    body: { ...(Object.keys(chosen).length ? { chosen } : {}), ...(land ? { land } : {}) },
  })

/** Saves answers and gives the dossier they made; `leaving` lets the request outlive the page. */
export const saveAnswers = async (id: string, answers: Answers, leaving: boolean, etag: string | null) => {
  const options = { method: 'PATCH', body: { answers }, keepalive: leaving, etag } as const
  return versioned(await send(dossierPath(id, '/answers'), options))
}

/** Tells the owner of a value that it is wrong. */
export const requestCorrection = (id: string, request: { path: string; claimedValue: Value; reason: string }) =>
  ask<{ correctionId: string; status: string }>(dossierPath(id, '/corrections'), { method: 'POST', body: request })

/** Submits the dossier as the given snapshot shows it; `receivedBy` where no office was chosen before. */
export const submitDossier = async (id: string, snapshotId: string, etag: string | null, office?: string) =>
  ask<Receipt>(dossierPath(id, '/submission'), {
    method: 'POST',
    body: { snapshotId, declaration: true, ...receivedBy(office) },
    etag,
  })

/** Names the people a dossier is about beside the applicant, one for each role; gives the dossier as it is then. */
export const nameSubjects = async (id: string, subjects: NamedSubject[], etag: string | null) =>
  versioned(
    await send(dossierPath(id, '/subjects'), {
      method: 'PUT',
      body: {
        subjects: subjects.map(({ role, personId, fullName, birthDate }) => ({ role, personId, fullName, birthDate })),
      },
      etag,
    }),
  )

/** Asks the person named for a role for their consent. */
export const askConsent = (id: string, role: string) =>
  ask<Consent>(dossierPath(id, '/consents'), { method: 'POST', body: { role } })

/** The requests for consent of one dossier, newest first. */
export const listConsentsOf = (id: string) => ask<Page<Consent>>(dossierPath(id, '/consents?limit=100'))

/** The requests for the consent of who is signed in. */
export const listConsents = () => all<Consent>('/v1/consents')

/** The newest acts of offices on people: those about who is signed in, or those of the own office. */
export const listPersonAccesses = (whose: 'mine' | 'office') =>
  ask<Page<PersonAccess>>(whose === 'mine' ? '/v1/me/person-accesses' : '/v1/person-accesses')

/** Gives or refuses one's consent. */
export const answerConsent = (id: string, answer: 'given' | 'refused') =>
  ask<Consent>(`/v1/consents/${encodeURIComponent(id)}/answer`, { method: 'POST', body: { answer } })

/** A dossier's history, newest first. */
export const getTimeline = (id: string) => all<TimelineItem>(dossierPath(id, '/timeline'))

/** Acts on the version of a dossier that `etag` names. */
export const act = async (id: string, request: ActionRequest, etag: string | null) =>
  versioned(await send(dossierPath(id, '/actions'), { method: 'POST', body: request, etag }))
