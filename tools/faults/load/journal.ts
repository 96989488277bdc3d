import type { Snapshot } from '../../../test/system/client.js'

/** How a request ended for the one who sent it: what is `unknown` may have happened or not, now or a moment later. */
export type Outcome = 'acknowledged' | 'refused' | 'unknown'

interface Sent {
  sentAt: number
  outcome: Outcome
}

/** Everything one journey asked for and was told. */
export interface Journey {
  /** Whoever acts in it, in this journey only: `created_by` of its dossier. */
  subject: string
  /** Who vouches for it. */
  issuer: string
  persona: string
  /** The Idempotency-Key its dossier is opened with; undefined where its requests carry none. */
  key: string | undefined
  opened: Sent[]
  id?: string
  snapshots: Snapshot[]
  answers: (Sent & { project: string; endedAt: number })[]
  submissions: (Sent & { snapshotId: string | undefined; code?: string; dueAt?: string })[]
  corrections: (Sent & { key: string; claimedValue: number; path: string; correctionId?: string })[]
  acts: (Sent & { action: string })[]
  /** Requests to remove its draft. `acknowledged` is one whose draft was gone when it was sent again, too. */
  removals: Sent[]
  /** The consent of the person it names, whose word is what they said last. */
  consent?: { id: string; role: string; person: string; answers: (Sent & { answer: 'given' | 'refused' })[] }
  /** The journey of another person whom another issuer knows under the same subject. */
  twin?: Journey
}

/** Whether its draft was told to be gone. */
export function isRemoved({ removals }: Journey): boolean {
  return removals.some(({ outcome }) => outcome === 'acknowledged')
}

/** Poison that was put on the bus, and where it lies. */
export interface Poison {
  topic: string
  partition: number
  offset: string
  kind: string
  /** The key it is bound to park, where a handler fails on it. */
  parksKey?: string
}

/** What a round did and what it was told: the checks compare this with what the system holds. */
export class Journal {
  readonly journeys: Journey[] = []
  readonly poison: Poison[] = []

  /** `earlier`: the poison of the rounds before, which still lies on the bus. */
  constructor(readonly earlier: readonly Poison[] = []) {}

  /** What no answer may be. */
  readonly outrages: string[] = []
  readonly answers = new Map<string, number>()
  /** Each answer: when it came and how long it was waited for, in milliseconds. */
  readonly waited: { endedAt: number; ms: number }[] = []
  clocksWereWrong = false
  /** Milliseconds from the end of each burst of faults to the first form that was filled again. */
  readonly backAfter: number[] = []
  /** When the newest prefill without a gap was asked for, epoch milliseconds. */
  filledAt = 0

  count(what: string): void {
    this.answers.set(what, (this.answers.get(what) ?? 0) + 1)
  }

  outrage(what: string): void {
    if (this.outrages.length < 50) this.outrages.push(what)
  }
}
