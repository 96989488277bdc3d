import type { Dossier, DossierPart, PartStatus, Readable } from '../api/types'
import { daysBetween } from '../language/format'

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

/** Whether a dossier is completed part by part, and is not yet; parts without a status are completed with the whole. */
export function isByParts(parts: readonly DossierPart[] | undefined): boolean {
  return parts?.some(({ status }) => status !== undefined && status !== 'completed') ?? false
}

/** The steps of a dossier as a whole, which is not completed by itself where its parts are. */
export function actsOnWhole(
  actions: Dossier['allowedActions'],
  parts: readonly DossierPart[] | undefined,
): Dossier['allowedActions'] {
  return actions.filter((action) => action !== 'assign' && (action !== 'complete' || !isByParts(parts)))
}
