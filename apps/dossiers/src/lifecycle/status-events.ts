import type { DossierAction } from '#contracts'
import { transitions } from './actions.rules.js'

/** The action behind each event of a dossier's history that is one. */
export const actionOf: ReadonlyMap<string, DossierAction | 'submit'> = new Map([
  ['submitted', 'submit'],
  ...Object.entries(transitions).map(([action, { event }]) => [event, action as DossierAction] as const),
])

/** A registry refused what a result says: the dossier is worked on again, without an action of anybody. */
export const reopening = 'outcomeRefused'

/** The names of the events that change the status. */
export const statusEvents: readonly string[] = [...actionOf.keys(), reopening]

/** The events of a dossier's history ($1) that change its status ({@link statusEvents}, $2), oldest first. */
export const pauseEvents = `
  select at, event, lacks from dossier_event
  where dossier_id = $1 and event = any($2)
  order by at, id`
