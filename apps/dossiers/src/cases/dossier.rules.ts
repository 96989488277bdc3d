import type { Actor, DossierAction, DossierStatus, Permission } from '#contracts'
import { actionNotAllowed, permissionMissing, reasonNeeded } from './dossier.errors.js'

interface Transition {
  from: readonly DossierStatus[]
  to: DossierStatus
  /** The name of what happened, as the history tells it. */
  event: string
  by: 'citizen' | 'official' | 'either'
  permission?: Permission
  needsReason?: boolean
}

/** Every action with the states it is possible in, the state it leads to and who may take it. */
export const transitions = {
  accept: { from: ['submitted'], to: 'accepted', event: 'accepted', by: 'official', permission: 'reception' },
  reject: {
    from: ['submitted'],
    to: 'rejected',
    event: 'rejected',
    by: 'official',
    permission: 'reception',
    needsReason: true,
  },
  start: { from: ['accepted'], to: 'inProgress', event: 'started', by: 'official', permission: 'process' },
  requestSupplement: {
    from: ['accepted', 'inProgress'],
    to: 'supplementRequested',
    event: 'supplementRequested',
    by: 'official',
    permission: 'process',
    needsReason: true,
  },
  supplement: {
    from: ['supplementRequested'],
    to: 'inProgress',
    event: 'supplemented',
    by: 'either',
    permission: 'reception',
  },
  complete: {
    from: ['accepted', 'inProgress'],
    to: 'completed',
    event: 'completed',
    by: 'official',
    permission: 'process',
  },
  returnResult: {
    from: ['completed'],
    to: 'returned',
    event: 'resultReturned',
    by: 'official',
    permission: 'reception',
  },
  withdraw: {
    from: ['submitted', 'accepted', 'inProgress', 'supplementRequested'],
    to: 'withdrawn',
    event: 'withdrawn',
    by: 'citizen',
  },
  stop: {
    from: ['accepted', 'inProgress', 'supplementRequested'],
    to: 'stopped',
    event: 'stopped',
    by: 'official',
    permission: 'process',
    needsReason: true,
  },
} as const satisfies Record<DossierAction, Transition>

const table: Record<DossierAction, Transition> = transitions

/** States in which nothing happens any more. */
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
export function allowedActions(status: DossierStatus, actor: Actor): DossierAction[] {
  return (Object.keys(table) as DossierAction[]).filter(
    (action) => table[action].from.includes(status) && mayTake(table[action], actor),
  )
}

/** The status an action leads to; throws when it is not possible now, not this actor's, or lacks its reason. */
export function act(
  status: DossierStatus,
  action: DossierAction,
  actor: Actor,
  reason: string | undefined,
): DossierStatus {
  const transition = table[action]
  if (!mayTake(transition, actor)) throw permissionMissing(action, transition.permission)
  if (!transition.from.includes(status)) throw actionNotAllowed(action, allowedActions(status, actor))
  if (transition.needsReason && !reason) throw reasonNeeded(action)
  return transition.to
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
