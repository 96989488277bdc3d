import type { Actor, HandlingAction, DossierPart, DossierStatus, FormDocument, FormPart, FormProcess } from '#contracts'
import { processOf, act, allowedActions, possibleActions } from './actions.rules.js'
import { periodOf } from './clock-events.js'
import type { ClockEvent } from '../clock/count/clock-case.js'
import { courseOf } from '../clock/due.rules.js'
import type { Office } from '../clock/office/office.js'
import { partNotPossible, partNotWanted, partUnknown } from './parts.errors.js'

/** A part that is done: when, and by whom. */
export interface CompletedPart {
  procedure: string
  /** ISO 8601 */
  at: string
  by: string
}

/** What of a dossier says where its parts stand. */
export interface Journey {
  /** None where the form is no journey. */
  parts: readonly FormPart[]
  process: FormProcess
  status: DossierStatus
  completedParts: readonly CompletedPart[]
}

/** A dossier with the parts and the graph of its form version. */
export function journeyOf(
  { status, completedParts }: Pick<Journey, 'status' | 'completedParts'>,
  form: Pick<FormDocument, 'parts' | 'process'>,
): Journey {
  return { parts: form.parts ?? [], process: processOf(form), status, completedParts }
}

/** What the clock of a journey's parts reads of the dossier. */
export interface PartsClock {
  receivedAt: Date | null
  afternoonRule: boolean
  /** What was waited for. */
  events: readonly ClockEvent[]
  office: Office
}

/**
 * Where a part stands: it waits until the dossier is worked on and the parts before it are completed. A dossier completed
 * before its parts had a status of their own has completed all of them.
 */
export function partStatus({ procedure, after = [] }: FormPart, journey: Journey): DossierPart['status'] {
  if (isCompleted(procedure, journey)) return 'completed'
  const isReady = isWorkedOn(journey.status) && after.every((code) => isCompleted(code, journey))
  return isReady ? 'inProgress' : 'waiting'
}

/** The parts that are not completed yet. */
export function openParts(journey: Journey): FormPart[] {
  return journey.parts.filter(({ procedure }) => !isCompleted(procedure, journey))
}

/**
 * The parts of a journey with where they stand, their due dates and what this actor can do with each. All clocks begin
 * with the reception of the one dossier and stand while it waits for the applicant; a part has no due date before that, nor
 * while a wait lasts. A completed part keeps the one it had.
 */
export function partsOf(journey: Journey, clock: PartsClock, actor: Actor): DossierPart[] {
  const mayComplete = allowedActions(journey.process, journey.status, actor).includes('complete')
  return journey.parts.map((part) => {
    const { procedure, name, handler, fields, after = [], afterCertainty } = part
    const done = journey.completedParts.find((each) => each.procedure === procedure)
    const status = partStatus(part, journey)
    return {
      ...{ procedure, name, handler, status, after, fields },
      certainty: part.deadline.certainty,
      ...(afterCertainty ? { afterCertainty } : {}),
      dueAt: dueOf(part, clock, done)?.toISOString() ?? null,
      completedAt: done?.at ?? null,
      completedBy: done?.by ?? null,
      allowedActions: status === 'inProgress' && mayComplete ? ['complete'] : [],
    }
  })
}

/**
 * The parts an action completes: the named one, all that are open where a journey is completed as a whole, none where the
 * action is about the dossier. Throws where a part is named that cannot be, and where it is not the part's turn.
 */
export function partsToComplete(
  journey: Journey,
  { action, part }: { action: HandlingAction; part?: string | null },
  actor: Actor,
): FormPart[] {
  const { parts, process, status } = journey
  const isNamed = part !== undefined && part !== null
  if (isNamed && (action !== 'complete' || parts.length === 0)) throw partNotWanted()
  if (action !== 'complete' || parts.length === 0) return []
  act(process, status, action, actor, undefined)
  const open = openParts(journey)
  if (!isNamed) return open
  const found = parts.find(({ procedure }) => procedure === part)
  if (!found) throw partUnknown(parts)
  if (partStatus(found, journey) === 'inProgress') return [found]
  const possible = open.filter((each) => partStatus(each, journey) === 'inProgress')
  throw partNotPossible(found, possible, possibleActions(process, status, actor))
}

function isCompleted(procedure: string, { status, completedParts }: Journey): boolean {
  return status === 'completed' || status === 'returned' || completedParts.some((each) => each.procedure === procedure)
}

function isWorkedOn(status: DossierStatus): boolean {
  return status === 'accepted' || status === 'inProgress'
}

function dueOf({ deadline }: FormPart, clock: PartsClock, done: CompletedPart | undefined): Date | undefined {
  const { receivedAt, afternoonRule, office } = clock
  if (!receivedAt) return undefined
  const events = done ? begunBefore(Date.parse(done.at), clock.events) : clock.events
  const period = periodOf(deadline)
  const { due } = courseOf({ period, receivedAt: receivedAt.getTime(), afternoonRule, events }, office)
  return due === null ? undefined : new Date(due)
}

/** The waits that began before an instant, with their answers. */
function begunBefore(end: number, events: readonly ClockEvent[]): ClockEvent[] {
  const begun = new Set(events.filter(({ at }) => at < end).map(({ ref }) => ref))
  return events.filter(({ ref }) => begun.has(ref))
}
