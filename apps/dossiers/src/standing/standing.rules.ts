import { worksFor, type Actor, type DossierStatus, type FormProcess, type HandlingAction } from '#contracts'
import { isHandled, mayDoBeside, possibleActions } from '../lifecycle/actions.rules.js'
import { answeredElsewhere, handledElsewhere, onlyConsulted } from './standing.errors.js'

/** A dossier is being passed on: which office is asked to take it over, by whom and why. */
export interface Transfer {
  /** Agency codes. */
  from: string
  to: string
  /** ISO 8601 */
  at: string
  /** The name of the official. */
  by: string
  reason: string
}

/** Another office is, or was, asked for its opinion. */
export interface Inquiry {
  id: string
  /** Agency code. */
  to: string
  /** ISO 8601 */
  dueAt: string
  isOpen: boolean
}

/** What of a dossier says which office does what with it. */
export interface OfficeStanding {
  status: DossierStatus
  receivedBy: string | null
  handledBy: string | null
  transfer: Transfer | null
  inquiries: Inquiry[]
}

/** What the office that received a dossier goes on doing for the person at its counter after it was passed on. */
const atTheCounter: readonly HandlingAction[] = ['supplement', 'returnResult']

/** What an office that is asked to take a dossier over answers. */
const answers: readonly HandlingAction[] = ['accept', 'reject']

/** Whether a dossier waits for an answer of this actor's office: whether it takes it over. */
export function isAskedToTakeOver({ transfer }: Pick<OfficeStanding, 'transfer'>, actor: Actor): boolean {
  return transfer !== null && worksFor(actor, transfer.to)
}

/** The inquiries of a dossier that are addressed to this actor's office, and wait for its answer or do not any more. */
export function inquiriesTo({ inquiries }: Pick<OfficeStanding, 'inquiries'>, actor: Actor): Inquiry[] {
  return inquiries.filter(({ to }) => worksFor(actor, to))
}

/** Whether this actor's office decides about a dossier; before the submission that is the one it is to be received by. */
export function isHandledBy(
  { handledBy, receivedBy }: Pick<OfficeStanding, 'handledBy' | 'receivedBy'>,
  actor: Actor,
): boolean {
  return worksFor(actor, handledBy ?? receivedBy)
}

/**
 * In whose name databases are asked for a dossier: by an official their own office of the two, by anybody else the one that
 * handles it. A draft's receiver that is no office any more (`isOffice`) counts as not chosen; undefined where none is.
 */
export function askingOffice(
  { handledBy, receivedBy, status }: Pick<OfficeStanding, 'handledBy' | 'receivedBy' | 'status'>,
  actor: Actor,
  isOffice: (code: string) => boolean,
): string | undefined {
  const own = [handledBy, receivedBy].find((code) => worksFor(actor, code))
  if (own) return own
  const office = handledBy ?? receivedBy ?? undefined
  return office !== undefined && (status !== 'draft' || isOffice(office)) ? office : actor.authority
}

/**
 * What this actor can do with a dossier now. The office that handles it takes the steps of its graph, also while another
 * is asked to take it over; the asked one accepts or rejects that; the one that only received it serves its counter; one
 * that is asked for its opinion gives it.
 */
export function actionsAt(process: FormProcess, dossier: OfficeStanding, actor: Actor): HandlingAction[] {
  const possible = possibleActions(process, dossier.status, actor)
  if (actor.role === 'citizen') return possible
  const isAsked = isAskedToTakeOver(dossier, actor)
  const answering = isAsked && actor.permissions.includes('reception') ? answers : []
  const isConsulted = inquiriesTo(dossier, actor).some(({ isOpen }) => isOpen)
  const answersInquiry = isConsulted && isHandled(dossier.status) && mayDoBeside('giveOpinion', actor)
  const own = isHandledBy(dossier, actor)
    ? possible.filter((action) => !answering.includes(action))
    : possible.filter((action) => atTheCounter.includes(action) && !isOnlyAsked(dossier, actor))
  return [...answering, ...own, ...(answersInquiry ? (['giveOpinion'] as const) : [])]
}

/** Throws where an official of another office than the one that handles the dossier takes a step that is not theirs. */
export function assertTakesSteps(
  process: FormProcess,
  dossier: OfficeStanding,
  action: HandlingAction,
  actor: Actor,
): void {
  if (actor.role === 'citizen' || isHandledBy(dossier, actor)) return
  const allowed = actionsAt(process, dossier, actor)
  if (isOnlyConsulted(dossier, actor)) throw onlyConsulted(allowed)
  if (isOnlyAsked(dossier, actor)) throw answeredElsewhere(allowed)
  if (!atTheCounter.includes(action)) throw handledElsewhere(allowed)
}

/** Whether this actor's office reads of a dossier nothing but what was shared with it, because its opinion is asked. */
export function isOnlyConsulted(dossier: OfficeStanding, actor: Actor): boolean {
  const isConsulted = inquiriesTo(dossier, actor).length > 0
  return isConsulted && isOnlyAsked(dossier, actor) && !isAskedToTakeOver(dossier, actor)
}

function isOnlyAsked(dossier: OfficeStanding, actor: Actor): boolean {
  return !worksFor(actor, dossier.receivedBy) && !isHandledBy(dossier, actor)
}
