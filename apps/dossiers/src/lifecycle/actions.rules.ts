import {
  actionAccess,
  editableStates,
  handledStates,
  officeActions,
  openStates,
  type ActionAccess,
  type Actor,
  type DossierAction,
  type DossierEventName,
  type DossierStatus,
  type HandlingAction,
  type OfficeAction,
  type FormProcess,
  type Permission,
  type FormDocument,
} from '#contracts'
import { isDossierStatus, standardProcess } from '#forms'
import { actionNotAllowed, permissionMissing, reasonNeeded } from './lifecycle.errors.js'

interface Transition {
  by: ActionAccess['by']
  permission?: Permission
  /** The name of what happened, as the history tells it. */
  event: DossierEventName
  needsReason?: boolean
}

/** Every action with what it is called once it happened; who may take it is declared beside the messages. */
export const transitions = {
  accept: { ...actionAccess.accept, event: 'accepted' },
  reject: { ...actionAccess.reject, event: 'rejected', needsReason: true },
  start: { ...actionAccess.start, event: 'started' },
  requestSupplement: { ...actionAccess.requestSupplement, event: 'supplementRequested', needsReason: true },
  supplement: { ...actionAccess.supplement, event: 'supplemented' },
  complete: { ...actionAccess.complete, event: 'completed' },
  returnResult: { ...actionAccess.returnResult, event: 'resultReturned' },
  withdraw: { ...actionAccess.withdraw, event: 'withdrawn' },
  stop: { ...actionAccess.stop, event: 'stopped', needsReason: true },
} as const satisfies Record<DossierAction, Transition>

const table: Record<DossierAction, Transition> = transitions

/** Whether look-ups may still be made for a dossier of this status. */
export function isOpen(status: DossierStatus): boolean {
  return openStates.some((open) => open === status)
}

/** Whether the applicant may change what they typed, and facts may be looked up anew. */
export function isEditable(status: DossierStatus): boolean {
  return editableStates.some((editable) => editable === status)
}

/** The actions this actor can take now. */
export function allowedActions(process: FormProcess, status: DossierStatus, actor: Actor): DossierAction[] {
  return (Object.keys(table) as DossierAction[]).filter(
    (action) => targetOf(process, status, action) !== undefined && mayTake(table[action], actor),
  )
}

/** Whether an office works on a dossier of this status. */
export function isHandled(status: DossierStatus): boolean {
  return handledStates.some((handled) => handled === status)
}

/** What the office that handles a dossier does beside the steps of its graph; an opinion is given by the one it asks. */
const handlersActions = officeActions.filter((action) => action !== 'giveOpinion')

/** Everything this actor can do now, if their office handles it: steps of the graph, and what an office does beside them. */
export function possibleActions(process: FormProcess, status: DossierStatus, actor: Actor): HandlingAction[] {
  const beside = isHandled(status) ? handlersActions.filter((action) => mayDoBeside(action, actor)) : []
  return [...allowedActions(process, status, actor), ...beside]
}

/** Whether an official may do what an office does beside the steps of the graph. */
export function mayDoBeside(action: OfficeAction, actor: Actor): boolean {
  const { permission }: ActionAccess = actionAccess[action]
  const needed = permission === undefined ? [] : [permission].flat()
  const isPermitted = needed.length === 0 || needed.some((one) => actor.permissions.includes(one))
  return (actor.role === 'official' || actor.role === 'head') && isPermitted
}

/** The status an action leads to; throws when it is not possible now, not this actor's, or lacks its reason. */
export function act(
  process: FormProcess,
  status: DossierStatus,
  action: DossierAction,
  actor: Actor,
  reason: string | undefined,
): DossierStatus {
  const transition = table[action]
  if (!mayTake(transition, actor))
    throw permissionMissing(action, transition.permission, possibleActions(process, status, actor))
  const target = targetOf(process, status, action)
  if (target === undefined) throw actionNotAllowed(action, possibleActions(process, status, actor))
  if (transition.needsReason && !reason) throw reasonNeeded(action)
  return target
}

function mayTake(transition: Transition, actor: Actor): boolean {
  const official = actor.role === 'official' || actor.role === 'head'
  const permitted = transition.permission === undefined || actor.permissions.includes(transition.permission)
  switch (transition.by) {
    case 'citizen':
      return actor.role === 'citizen'
    case 'official':
      return official && permitted
    case 'either':
      return actor.role === 'citizen' || (official && permitted)
  }
}

/**
 * The graph a dossier goes by: that of its form version. A version published without one, or with one that is not
 * written out, goes by the standard graph.
 */
export function processOf({ process }: Pick<FormDocument, 'process'>): FormProcess {
  const { states, actions }: { states?: unknown; actions?: unknown } = process ?? {}
  return process && Array.isArray(states) && Array.isArray(actions) ? process : standardProcess
}

/**
 * Where an action leads from a status, or undefined where it is not possible. From a status the graph does not have (the
 * version was replaced while the dossier was in it) the standard graph leads on, so that no dossier is stuck.
 */
export function targetOf(
  process: FormProcess,
  status: DossierStatus,
  action: DossierAction | 'submit',
): DossierStatus | undefined {
  const graph = process.states.some(({ id }) => id === status) ? process : standardProcess
  const to = graph.actions.find(({ id, from }) => id === action && from === status)?.to
  return to !== undefined && isDossierStatus(to) ? to : undefined
}

/** Whether the clock stands in a status: a waiting one of which the graph says so. */
export function clockStops(process: FormProcess, status: DossierStatus): boolean {
  const state = process.states.find(({ id }) => id === status) ?? standardProcess.states.find(({ id }) => id === status)
  return state?.kind === 'waiting' && state.clock === 'stops'
}
