import {
  actionAccess,
  editableStates,
  openStates,
  type Actor,
  type DossierAction,
  type DossierEventName,
  type DossierStatus,
  type FormProcess,
  type Permission,
} from '#contracts'
import { targetOf } from '../process/process.rules.js'
import { actionNotAllowed, permissionMissing, reasonNeeded } from './dossier.errors.js'

interface Transition {
  by: 'citizen' | 'official' | 'either'
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

/** Whether the applicant may change what she typed, and facts may be looked up anew. */
export function isEditable(status: DossierStatus): boolean {
  return editableStates.some((editable) => editable === status)
}

/** The actions this actor can take now. */
export function allowedActions(process: FormProcess, status: DossierStatus, actor: Actor): DossierAction[] {
  return (Object.keys(table) as DossierAction[]).filter(
    (action) => targetOf(process, status, action) !== undefined && mayTake(table[action], actor),
  )
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
    throw permissionMissing(action, transition.permission, allowedActions(process, status, actor))
  const target = targetOf(process, status, action)
  if (target === undefined) throw actionNotAllowed(action, allowedActions(process, status, actor))
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
