import type { DossierPart, FormPart } from '#contracts'
import { dueAt, type ClockSettings, type Pause } from '../clock/due.rules.js'

/** What the clock of a journey's parts reads of the dossier. */
export interface PartsClock {
  receivedAt: Date | null
  afternoonRule: boolean
  pauses: readonly Pause[]
  settings: ClockSettings
}

/**
 * The parts of a journey with their due dates. All clocks begin with the reception of the one dossier and stand while it
 * waits for the applicant; a part has no due date before that, nor while a pause lasts.
 */
export function partsOf(parts: readonly FormPart[], clock: PartsClock): DossierPart[] {
  return parts.map(({ procedure, name, handler, deadline, fields }) => {
    const { certainty, ...time } = deadline
    const due = clock.receivedAt && dueAt(clock.receivedAt, time, clock.afternoonRule, clock.pauses, clock.settings)
    return { procedure, name, handler, certainty, dueAt: due?.toISOString() ?? null, fields }
  })
}
