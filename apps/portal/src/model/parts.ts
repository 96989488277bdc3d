import type { DossierPart, PartStatus, Readable } from '../api-types'
import { daysBetween } from './format'

/** A part of a journey as its line shows it. */
export interface PartLine {
  part: DossierPart
  status: PartStatus | undefined
  /** Whole days since it was due, 0 on the day itself; absent while it is in time or done. */
  daysLate: number | undefined
  /** The parts that have to be completed before, and are not. */
  waitsFor: Readable[]
  mayComplete: boolean
}

/** The parts of a journey on a day: how late each is, what it waits for, and whether the reader may complete it. */
export function partLines(parts: readonly DossierPart[], now: Date): PartLine[] {
  return parts.map((part) => {
    const isDone = part.status === 'completed'
    const isLate = !isDone && Boolean(part.dueAt) && Date.parse(String(part.dueAt)) < now.getTime()
    const before = parts.filter(({ procedure, status }) => part.after?.includes(procedure) && status !== 'completed')
    return {
      part,
      status: part.status,
      daysLate: isLate ? daysBetween(String(part.dueAt), now) : undefined,
      waitsFor: isDone ? [] : before.map(({ name }) => name),
      mayComplete: part.allowedActions?.includes('complete') ?? false,
    }
  })
}

/** The acts on a dossier as a whole: one whose parts are completed one by one is not completed by itself. */
export function actsOnWhole(actions: readonly string[], parts: readonly DossierPart[] | undefined): string[] {
  const byParts = parts?.some(({ status }) => status !== undefined) ?? false
  return actions.filter((action) => action !== 'complete' || !byParts)
}
