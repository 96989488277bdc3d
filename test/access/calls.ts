import { randomUUID } from 'node:crypto'
import { registries, registryContract, registryIds, type RegistryContract } from '#contracts'
import { pdf } from '../../libs/files/src/inspection/files.fixture.js'
import type { Client, ProblemBody, Reply } from '../system/client.js'
import type { Somebody } from './actors.js'

type Answer = Promise<Reply<ProblemBody>>

/** What a call is about. */
export interface Target {
  dossier: string
  consent: string
  /** A request about personal data, of the applicant to the receiving office. */
  complaint: string
  /** A doubt about a form of the ministry of justice, which waits for the owner of the land registry. */
  review: string
  /** An inquiry to the receiving office. */
  opinion: string
}

type Call = (client: Client, target: Target, who: Somebody) => Answer

const get =
  (path: string): Call =>
  (client) =>
    client.send('GET', path)
const send =
  (method: string, path: string, body: object): Call =>
  (client) =>
    client.send(method, path, body)

/** A call about a dossier, with the version there is now. */
const about =
  (method: string, path: string, body?: object | ((who: Somebody) => object)): Call =>
  (client, { dossier }, who) =>
    client.send(method, `/v1/dossiers/${dossier}${path}`, typeof body === 'function' ? body(who) : body, {
      'if-match': '"1"',
    })

const attaching: Call = (client, { dossier }) => client.upload(dossier, pdf, { paper: 'Giấy khai sinh' })

const registry = {
  name: { vi: 'Sổ thử', en: 'Trial' },
  shortName: { vi: 'Thử', en: 'Trial' },
  legalBasis: 'Thử',
  updateCycle: { vi: 'Ngày', en: 'Daily' },
  updateDays: 1,
}
const named = { role: 'spouse', personId: '052190035174', fullName: 'Phạm Thị Hoa', birthDate: '1990-05-09' }
const asked = { dossierCode: 'H26.00637-261101-0002', subject: { personId: named.personId } }
const ofConcept = { concept: 'land.home.owned', territory: 'VN' }
const both = { vi: 'Thử', en: 'Trial' }

function actionOf({ role, permissions }: Somebody): object {
  if (role === 'citizen') return { action: 'withdraw' }
  if (permissions.includes('process')) return { action: 'start' }
  if (permissions.includes('reception')) return { action: 'accept' }
  return { action: permissions.includes('sign') ? 'complete' : 'assign', assignee: null }
}

const contractsOfOwners: [string, RegistryContract][] = [
  ...registryIds.map((id): [string, RegistryContract] => [id, registries[id]]),
  ['joined', registryContract('joined')],
]

/** How each question is asked at the public door, with a body its contract takes. */
export const calls: Record<string, Call> = {
  'dossiers.open.v1': (client, _, { role, authority }) =>
    client.send('POST', '/v1/dossiers', {
      procedure: '1.014632',
      ...(role === 'citizen' ? {} : { receivedBy: authority, applicant: { ...named, role: undefined } }),
    }),
  'dossiers.list.v1': get('/v1/dossiers'),
  'dossiers.get.v1': about('GET', ''),
  'dossiers.snapshot.v1': about('GET', '/snapshot'),
  'dossiers.simulate-due.v1': about('POST', '/due-simulation', { answeredAt: '2099-01-01T00:00:00Z' }),
  'dossiers.timeline.v1': about('GET', '/timeline'),
  'dossiers.consentsOfDossier.v1': about('GET', '/consents'),
  'dossiers.prefill.v1': about('POST', '/prefill', {}),
  'dossiers.answer.v1': about('PATCH', '/answers', { answers: {} }),
  'dossiers.subjects.v1': about('PUT', '/subjects', { subjects: [], reason: 'Thử' }),
  'dossiers.correct.v1': about('POST', '/corrections', { path: '/x', claimedValue: 1, reason: 'Thử' }),
  'dossiers.representation.v1': about('POST', '/representation', { decision: 'accepted', reason: 'Thử' }),
  'dossiers.requestConsent.v1': about('POST', '/consents', { role: 'spouse' }),
  'dossiers.submit.v1': about('POST', '/submission', { snapshotId: randomUUID(), declaration: true }),
  'dossiers.act.v1': about('POST', '/actions', actionOf),
  'dossiers.seeChangedFacts.v1': about('POST', '/changed-facts', { lookupIds: [randomUUID()] }),
  'dossiers.remove.v1': about('DELETE', ''),
  'dossiers.attachmentRoom.v1': attaching,
  'dossiers.addAttachment.v1': attaching,
  'dossiers.attachments.v1': about('GET', '/attachments'),
  'dossiers.result.v1': about('GET', '/result'),
  'dossiers.print.v1': about('GET', '/documents/receipt'),
  'dossiers.printForOffice.v1': about('GET', '/documents/control'),
  'dossiers.verification.v1': get('/v1/verifications/AAAAAAAAAAAAAAAAAAAAAA'),
  'dossiers.attachment.v1': about('GET', `/attachments/${randomUUID()}`),
  'dossiers.removeAttachment.v1': about('DELETE', `/attachments/${randomUUID()}`),
  'dossiers.keptPapers.v1': get('/v1/me/documents'),
  'dossiers.keptPaper.v1': get(`/v1/me/documents/${randomUUID()}`),
  'dossiers.removeKeptPaper.v1': send('DELETE', `/v1/me/documents/${randomUUID()}`, {}),
  'dossiers.keptPaperOffers.v1': about('GET', '/kept-papers'),
  'dossiers.takeKeptPaper.v1': about('POST', '/kept-papers', { keptPaper: randomUUID() }),
  'dossiers.showPaper.v1': about('POST', '/shown-papers', { paper: 'Giấy khai sinh' }),
  'dossiers.shownPapers.v1': about('GET', '/shown-papers'),
  'dossiers.answerConsent.v1': (client, { consent }) =>
    client.send('POST', `/v1/consents/${consent}/answer`, { answer: 'refused' }),
  'dossiers.myConsents.v1': get('/v1/consents'),
  'dossiers.myPersonAccesses.v1': get('/v1/me/person-accesses'),
  'dossiers.notices.v1': get('/v1/me/messages'),
  'dossiers.markNotice.v1': send('PATCH', `/v1/me/messages/${randomUUID()}`, { read: true }),
  'dossiers.noticeChoice.v1': get('/v1/me/message-settings'),
  'dossiers.chooseNotices.v1': send('PUT', '/v1/me/message-settings', { language: 'vi', frequency: 'daily' }),
  'dossiers.rightsTerms.v1': get('/v1/rights'),
  'dossiers.controllers.v1': get('/v1/me/controllers'),
  'dossiers.askForRight.v1': send('POST', '/v1/me/complaints', {
    kind: 'access',
    controller: 'H26.00637',
    text: 'Thử',
  }),
  'dossiers.myRightsRequests.v1': get('/v1/me/complaints'),
  'dossiers.withdrawRightsRequest.v1': (client, { complaint }) =>
    client.send('POST', `/v1/me/complaints/${complaint}/withdrawal`, {}),
  'dossiers.rightsRequests.v1': get('/v1/complaints'),
  'dossiers.rightsRequest.v1': (client, { complaint }) => client.send('GET', `/v1/complaints/${complaint}`),
  'dossiers.answerRightsRequest.v1': (client, { complaint }) =>
    client.send('POST', `/v1/complaints/${complaint}/answers`, { decision: 'acknowledged' }),
  'dossiers.askedOpinions.v1': get('/v1/opinions'),
  'dossiers.askedOpinion.v1': (client, { opinion }) => client.send('GET', `/v1/opinions/${opinion}`),
  'dossiers.measures.v1': get('/v1/measures'),
  'dossiers.measured.v1': get('/v1/measures/dossiers'),
  'dossiers.colleagues.v1': get('/v1/colleagues'),
  'dossiers.write-note.v1': about('POST', '/notes', { text: 'Đã gọi điện cho người nộp.' }),
  'dossiers.notes.v1': about('GET', '/notes'),
  'dossiers.personAccesses.v1': get('/v1/person-accesses'),
  'dossiers.trials.v1': get('/v1/authorities/H26.00637/readiness'),
  'catalog.readiness.v1': get('/v1/authorities/H26.00637/readiness'),
  'catalog.national-readiness.v1': get('/v1/readiness'),
  'catalog.progress.v1': get('/v1/progress'),
  'catalog.reviews.v1': get('/v1/reviews'),
  'catalog.answered-reviews.v1': get('/v1/answered-reviews'),
  'catalog.send-to-review.v1': send('POST', '/v1/reviews', { procedure: '1.013314', form: {} }),
  'catalog.answer-review.v1': (client, { review }) =>
    client.send('POST', `/v1/reviews/${review}/answers`, { answer: 'repeat', reason: 'Đã có trong sổ.' }),
  'catalog.procedures.v1': get('/v1/procedures'),
  'catalog.procedure.v1': get('/v1/procedures/1.013314'),
  'catalog.burden.v1': get('/v1/burden'),
  'catalog.form.v1': get('/v1/procedures/1.013314/form'),
  'catalog.form-certificate.v1': get('/v1/procedures/1.013314/form/certificate'),
  'catalog.form-draft.v1': get('/v1/procedures/1.013314/form/draft'),
  'catalog.form-flags.v1': get('/v1/forms/flags'),
  'catalog.check-form.v1': send('POST', '/v1/forms/check', { form: {} }),
  'catalog.publish-form.v1': send('POST', '/v1/procedures/1.013314/forms', { form: {} }),
  'catalog.concepts.v1': get('/v1/concepts'),
  'catalog.asked-concepts.v1': get('/v1/asked-concepts'),
  'catalog.papers.v1': get('/v1/papers'),
  'catalog.registries.v1': get('/v1/registries'),
  'catalog.authorities.v1': get('/v1/authorities'),
  'catalog.authority.v1': get('/v1/authorities/H26.00637'),
  'catalog.owner-messages.v1': get('/v1/ministry/messages'),
  'catalog.mark-owner-message.v1': send('PATCH', `/v1/ministry/messages/${randomUUID()}`, { read: true }),
  'catalog.agreements.v1': get('/v1/agreements'),
  'catalog.agreement.v1': get('/v1/agreements/communeOffice.1.013314'),
  'catalog.decide-on-agreement.v1': send('POST', '/v1/agreements/communeOffice.1.013314/decisions', {
    ...{ decision: 'approve', reason: 'Thử' },
  }),
  'catalog.propose-agreements.v1': send('POST', '/v1/agreements', { procedure: '1.013314' }),
  'catalog.calendar.v1': get('/v1/calendars/2026'),
  'catalog.enter-calendar.v1': send('PUT', '/v1/calendars/2031', {
    ...{ holidays: [], daysInLieu: [], swappedDays: [], halfDays: [], provinceDaysOff: [] },
    ...{ source: 'Thử', certainty: 'C' },
  }),
  'dossiers.simulate-clock.v1': send('POST', '/v1/clock/simulations', {
    period: { amount: 1, unit: 'workingDay' },
    receivedAt: '2026-03-02T09:00:00+07:00',
    events: [],
  }),
  'catalog.enter-fee.v1': send('PUT', '/v1/procedures/1.012784/fees/01', {
    ...{ amount: 1, validFrom: '2020-01-01', source: 'Thử' },
  }),
  'catalog.register-registry.v1': (client) =>
    client.send('POST', '/v1/registries', { id: `trial${letters()}`, ...registry }),
  'catalog.change-registry.v1': send('PUT', '/v1/registries/land', registry),
  'catalog.registry-concepts.v1': get('/v1/registries/land/concepts'),
  'catalog.register-concept.v1': send('POST', '/v1/registries/land/concepts', {
    ...{ id: 'land.home.owned', name: both, type: 'boolean', record: 'home', sensitivity: 'basic', legalBasis: 'Thử' },
  }),
  'catalog.announcements.v1': get('/v1/registries/land/announcements'),
  'catalog.announce.v1': send('POST', '/v1/registries/land/announcements', {
    ...{ ...ofConcept, basis: 'record', from: '2020-01-01' },
  }),
  'catalog.retract.v1': send('DELETE', '/v1/registries/land/announcements', { ...ofConcept, concept: 'land.none' }),
  'catalog.retraction-impact.v1': send('POST', '/v1/registries/land/announcements/impact', ofConcept),
  'catalog.waivers.v1': get('/v1/waivers'),
  'catalog.waive.v1': send('POST', '/v1/waivers', {
    ...{ procedure: '1.013314', concept: 'land.none', reason: 'incomplete', explanation: both },
    ...{ legalBasis: 'Thử', until: '2020-01-01' },
  }),
  'dossiers.tellExternal.v1': send('PUT', '/v1/external-dossiers/H26.00637-261101-0001', {
    ...{ procedure: '1.014632', subjects: [{ ...named, role: 'applicant' }], openedAt: '2026-11-01T08:00:00+07:00' },
  }),
  'dossiers.closeExternal.v1': send('POST', '/v1/external-dossiers/H26.00637-261101-0002/closure', {}),
  'dossiers.lookUp.v1': send('POST', '/v1/lookups', asked),
  'dossiers.explainLookup.v1': send('POST', '/v1/lookups/explain', asked),
  'dossiers.lookup.v1': get(`/v1/lookups/${randomUUID()}`),
  'exchange.quotas.v1': get('/v1/quotas'),
  'exchange.usage.v1': get('/v1/registries/land/usage'),
  'exchange.quality.v1': get('/v1/registries/land/quality'),
  'dossiers.corrections-received.v1': get('/v1/registries/land/quality'),
  'dossiers.my-corrections.v1': get('/v1/me/corrections'),
  ...Object.fromEntries(
    contractsOfOwners.flatMap(([id, contract]): [string, Call][] => [
      [contract.corrections.pattern, get(`/v1/registries/${id}/corrections`)],
      [
        contract.decideCorrection.pattern,
        send('POST', `/v1/corrections/${id}.00000000-0000-4000-8000-000000000000/decisions`, {
          ...{ decision: 'rejected', reason: 'Thử' },
        }),
      ],
    ]),
  ),
}

function letters(): string {
  return randomUUID().replace(/[^a-f]/g, '')
}
