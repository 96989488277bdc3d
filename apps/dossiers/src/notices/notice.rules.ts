import type { Actor, DossierEventName, NoticeKind, NoticeRole } from '#contracts'
import { representsOn, type Represented } from '../representation/representation.rules.js'

/** What of a dossier says who is told of it. */
export interface NoticedDossier extends Represented {
  identity: 'verified' | 'unverified'
  applicantPersonId: string | null
}

/** Somebody an event concerns beside the applicant. */
export interface Concerned {
  personId: string
  fullName: string
}

/** What happened, as far as it decides who is told. */
export interface NoticedEvent {
  event: DossierEventName
  /** Of a request for consent: whose it is. */
  concerned?: Concerned
}

/** One notice for one person. */
export interface Told {
  personId: string
  /** Only a person of this number and name reads it; for others a number that was mistyped is not theirs. */
  name?: string
  as: NoticeRole
  kind: NoticeKind
}

interface Telling {
  kind: NoticeKind
  /** Whoever did it is told too, as a receipt. */
  isReceipt?: boolean
}

/** What the people of a dossier are told of each event; null where nobody is. */
const tellings: Record<DossierEventName, Telling | null> = {
  opened: null,
  prefilled: null,
  answersChanged: null,
  correctionOpened: { kind: 'correctionOpened', isReceipt: true },
  submitted: { kind: 'received', isReceipt: true },
  accepted: { kind: 'accepted' },
  rejected: { kind: 'rejected' },
  started: null,
  assigned: null,
  supplementRequested: { kind: 'supplementRequested' },
  supplemented: { kind: 'supplemented', isReceipt: true },
  partCompleted: { kind: 'partCompleted' },
  completed: { kind: 'completed' },
  resultReturned: { kind: 'resultReturned' },
  withdrawn: { kind: 'withdrawn', isReceipt: true },
  stopped: { kind: 'stopped' },
  dueMoved: { kind: 'dueMoved' },
  outcomeApplied: null,
  outcomeRefused: null,
  subjectsNamed: null,
  consentRequested: null,
  consentGiven: { kind: 'consentGiven' },
  consentRefused: { kind: 'consentRefused' },
  consentTakenBack: { kind: 'consentTakenBack' },
  representationAccepted: { kind: 'representationAccepted' },
  representationRefused: { kind: 'representationRefused' },
  attached: null,
  attachmentRemoved: null,
  paperShown: null,
  keptPaperTaken: null,
  factCorrected: { kind: 'correctionDecided' },
  factConfirmed: { kind: 'correctionDecided' },
  correctionRejected: { kind: 'correctionDecided' },
  factChanged: null,
  changeSeen: null,
  transferRequested: null,
  transferred: { kind: 'transferred' },
  transferRefused: null,
  transferTakenBack: null,
  opinionRequested: null,
  opinionGiven: null,
  opinionsEnded: null,
  opinionPassedOn: null,
}

/**
 * Who is told what of the events of one change: the applicant population knows, and whoever acts for them while they may.
 * Nobody is told of their own act, but for receipts.
 */
export function noticesOf(
  happened: readonly NoticedEvent[],
  dossier: NoticedDossier,
  actor: Actor,
  today: string,
): Told[] {
  const isDone = happened.some(({ event }) => event === 'completed')
  return happened
    .filter(({ event }) => !(isDone && event === 'partCompleted'))
    .flatMap((each) => noticesOfEvent(each, dossier, actor, today))
}

function noticesOfEvent({ event, concerned }: NoticedEvent, dossier: NoticedDossier, actor: Actor, today: string) {
  if (event === 'opened') return onOpening(dossier, actor)
  if (event === 'consentRequested') return onAsking(concerned, actor)
  const telling = tellings[event]
  if (!telling) return []
  const { kind, isReceipt = false } = telling
  return peopleOf(dossier, today, event === 'representationRefused')
    .filter((person) => isReceipt || !isActor(person.personId, actor))
    .map((person): Told => ({ ...person, kind }))
}

/** The people of a dossier who are told that its due date is near. */
export function dueSoonNotices(dossier: NoticedDossier, today: string): Told[] {
  return peopleOf(dossier, today, false).map((person) => ({ ...person, kind: 'dueSoon' }))
}

/** In whose name an office or another citizen begins something learns of it at once. */
function onOpening({ identity, applicantPersonId, representation }: NoticedDossier, actor: Actor): Told[] {
  if (identity !== 'verified' || applicantPersonId === null || isActor(applicantPersonId, actor)) return []
  const told = { personId: applicantPersonId, as: 'applicant' } as const
  if (actor.role !== 'citizen') return [{ ...told, kind: 'openedByOffice' }]
  return representation ? [{ ...told, kind: 'representationProposed' }] : []
}

function onAsking(concerned: Concerned | undefined, actor: Actor): Told[] {
  if (!concerned || isActor(concerned.personId, actor)) return []
  return [{ personId: concerned.personId, name: concerned.fullName, as: 'concerned', kind: 'consentRequested' }]
}

function peopleOf(dossier: NoticedDossier, today: string, isRefused: boolean): Pick<Told, 'personId' | 'as'>[] {
  const { identity, applicantPersonId, representation } = dossier
  const told: Pick<Told, 'personId' | 'as'>[] = []
  if (identity === 'verified' && applicantPersonId !== null) told.push({ personId: applicantPersonId, as: 'applicant' })
  if (representation && (isRefused || representsOn(dossier, today)))
    told.push({ personId: representation.personId, as: 'representative' })
  return told
}

function isActor(personId: string, actor: Actor): boolean {
  return actor.role === 'citizen' && actor.personId === personId
}
