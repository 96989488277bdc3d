import type { Actor, DossierAction, DossierStatus, FormProcess, Permission } from '#contracts'
import { targetOf } from '../process/process.rules.js'
import { actionNotAllowed, permissionMissing, reasonNeeded } from './dossier.errors.js'

interface Transition {
  /** The name of what happened, as the history tells it. */
  event: string
  by: 'citizen' | 'official' | 'either'
  permission?: Permission
  needsReason?: boolean
}

/** Every action with who may take it; where it is possible and where it leads is in the procedure's graph. */
export const transitions = {
  accept: { event: 'accepted', by: 'official', permission: 'reception' },
  reject: { event: 'rejected', by: 'official', permission: 'reception', needsReason: true },
  start: { event: 'started', by: 'official', permission: 'process' },
  requestSupplement: { event: 'supplementRequested', by: 'official', permission: 'process', needsReason: true },
  supplement: { event: 'supplemented', by: 'either', permission: 'reception' },
  complete: { event: 'completed', by: 'official', permission: 'process' },
  returnResult: { event: 'resultReturned', by: 'official', permission: 'reception' },
  withdraw: { event: 'withdrawn', by: 'citizen' },
  stop: { event: 'stopped', by: 'official', permission: 'process', needsReason: true },
} as const satisfies Record<DossierAction, Transition>

const table: Record<DossierAction, Transition> = transitions

/** States in which nothing happens any more; the same in every graph. */
const closed: readonly DossierStatus[] = ['rejected', 'withdrawn', 'stopped', 'returned']

/** Whether look-ups may still be made for a dossier of this status. */
export function isOpen(status: DossierStatus): boolean {
  return !closed.includes(status) && status !== 'completed'
}

/** Whether the applicant may change what she typed, and facts may be looked up anew. */
export function isEditable(status: DossierStatus): boolean {
  return status === 'draft' || status === 'supplementRequested'
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
  if (!mayTake(transition, actor)) throw permissionMissing(action, transition.permission)
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
