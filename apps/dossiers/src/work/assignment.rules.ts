import type { Actor, FormProcess } from '#contracts'
import type { Dossier } from '../dossier/dossier.entity.js'
import { isHandled } from '../lifecycle/actions.rules.js'
import { actionNotAllowed, permissionMissing } from '../lifecycle/lifecycle.errors.js'
import { actionsAt, assertTakesSteps, type OfficeStanding } from '../standing/standing.rules.js'
import { superviseNeeded } from './work.errors.js'

/** What is asked: `own` is the account of who asks, `assignee` the account that is to work on it, null for nobody. */
export interface Assignment {
  own: string
  assignee: string | null
}

/**
 * Throws for a citizen (403), where the dossier is not being handled (409), and where somebody who does not supervise disposes
 * of another's work (403): they take over what nobody has, keep what is theirs, or give it back.
 */
export function assertMayAssign(
  dossier: OfficeStanding & Pick<Dossier, 'assignedTo'>,
  actor: Actor,
  { own, assignee }: Assignment,
  process: FormProcess,
): void {
  const { status, assignedTo } = dossier
  const possible = actionsAt(process, dossier, actor)
  if (actor.role === 'citizen') throw permissionMissing('assign', undefined, possible)
  assertTakesSteps(process, dossier, 'assign', actor)
  if (!isHandled(status)) throw actionNotAllowed('assign', possible)
  if (actor.permissions.includes('supervise')) return
  const isOthers = assignedTo !== null && assignedTo !== own
  if (isOthers || (assignee !== null && assignee !== own)) throw superviseNeeded(possible)
}
