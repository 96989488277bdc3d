import type { VersionedDossier } from '../api/dossiers-client'
import { asProblem, Problem } from '../api/problem'
import type { Snapshot, TimelineItem } from '../api/types'

/** A dossier as a page shows it: what was seen when something about it was sent. */
export interface Seen extends VersionedDossier {
  snapshot: Snapshot | null
  /** Its history; empty where it could not be read. */
  timeline: readonly TimelineItem[]
}

/** A write was refused because the dossier is no longer what its sender saw; `now` is what is there instead. */
export class Changed<T extends Seen = Seen> extends Problem {
  constructor(
    readonly before: T,
    readonly now: T,
    { code, title, detail }: Problem,
  ) {
    super(412, { code, title, detail })
    this.name = 'Changed'
  }
}

const isStale = ({ status, code }: Problem) => status === 412 || (status === 409 && code === 'snapshot_changed')

/**
 * Sends for the version that was seen. Where there is another by now that reads the same (asking the databases again raises
 * the version, too), it is sent for that one; where it reads differently, throws {@link Changed}.
 */
export async function sendSeen<T, S extends Seen>(
  seen: S,
  send: (seen: S) => Promise<T>,
  look: () => Promise<S>,
): Promise<T> {
  try {
    return await send(seen)
  } catch (thrown) {
    const refusal = asProblem(thrown)
    if (!isStale(refusal)) throw refusal
    const now = await look()
    if (!readsTheSame(seen, now)) throw new Changed(seen, now, refusal)
    return send(now)
  }
}

/** Whether two versions of a dossier tell their reader the same; a history that cannot be read may tell anything. */
export function readsTheSame(before: Seen, now: Seen): boolean {
  return now.timeline.length > 0 && told(before) === told(now)
}

function told({ dossier, snapshot, timeline }: Seen): string {
  const { snapshotId: _, ...read } = dossier
  const fields = (snapshot?.fields ?? []).map(({ path, status, value, absent, quality, choices, gap, notAsked }) => [
    ...[path, status, value, absent, quality, choices],
    ...[gap?.kind, notAsked?.kind],
  ])
  const events = timeline.filter(({ event }) => event !== 'prefilled').map(({ event, at }) => [event, at])
  return JSON.stringify([read, fields, events])
}
