import type { DossierAction, DossierStatus, FormDocument, FormProcess } from '#contracts'
import { isDossierStatus, standardProcess } from '#forms'

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
