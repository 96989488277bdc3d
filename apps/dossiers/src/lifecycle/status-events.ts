import type { DossierAction } from '#contracts'
import { transitions } from './actions.rules.js'

/** The action behind each event of a dossier's history that changes its status. */
export const actionOf: ReadonlyMap<string, DossierAction | 'submit'> = new Map([
  ['submitted', 'submit'],
  ...Object.entries(transitions).map(([action, { event }]) => [event, action as DossierAction] as const),
])

/** The names of those events. */
export const statusEvents: readonly string[] = [...actionOf.keys()]

/** The events of a dossier's history ($1) that change its status ({@link statusEvents}, $2), oldest first. */
export const pauseEvents = `
  select at, event, lacks from dossier_event
  where dossier_id = $1 and event = any($2)
  order by at, id`
