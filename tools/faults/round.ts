import { Random } from '#sandbox'
import { twoIssuers } from './checks/accounts.js'
import { acknowledgedWrites, codes } from './checks/acknowledged.js'
import { deadLetters, outboxes, parkedKeys } from './checks/bus.js'
import type { Check } from './checks/check.js'
import { withdrawnConsents } from './checks/consents.js'
import { corrections } from './checks/corrections.js'
import { factsInOrder } from './checks/facts.js'
import { lookupsAreRecorded, quotas } from './checks/lookups.js'
import { privacy } from './checks/privacy.js'
import { removedDrafts } from './checks/removed.js'
import { keptAsSubmitted } from './checks/submissions.js'
import type { FaultKind } from './faults/kinds.js'
import { losePrimary } from './faults/lose-primary.js'
import { doFaults, type Done } from './faults/schedule.js'
import { heal, type Recovery } from './heal.js'
import { Journal, type Poison } from './load/journal.js'
import { Load } from './load/load.js'
import type { Rig } from './rig.js'

/** Every check, by the sentence it stands for. */
const checks: Record<string, Check> = {
  'every acknowledged write is there once': acknowledgedWrites,
  'what was submitted is kept as submitted': keptAsSubmitted,
  'no removed draft lives again': removedDrafts,
  'nothing is written about a person who took her consent back': withdrawnConsents,
  'one subject at two issuers is two people': twoIssuers,
  'codes have no gap and no double': codes,
  'every look-up that was answered has its records': lookupsAreRecorded,
  'quotas count each look-up once': quotas,
  'every correction arrived once': corrections,
  'facts of a dossier are in order, each once': factsInOrder,
  'outboxes are empty': outboxes,
  'no key is parked but poisoned ones': parkedKeys,
  'dead letters are the poison, all of it': deadLetters,
  'no personal value in topics, logs, dead letters': privacy,
}

/** What one round did and found. */
export interface Round {
  seed: number
  minutes: number
  faults: Done[]
  journal: Journal
  restarts: number
  recovery: Recovery
  /** Sentences for what is wrong, by what should be right; empty lists are what is wanted. */
  verdict: Record<string, string[]>
}

/** What a round is asked to do. */
export interface RoundOptions {
  seed: number
  minutes: number
  kinds: readonly FaultKind[]
  /** Whether half-way the primary is lost and the standby promoted. */
  promotes: boolean
  /** Poison of earlier rounds; it stays where it lies. */
  earlier: Poison[]
  /** Hears what is being done. */
  tell: (what: string) => void
}

const sideBySide = 6

/** Faults under load, healing, checks. */
export async function runRound(rig: Rig, options: RoundOptions): Promise<Round> {
  const { seed, minutes, kinds, earlier, tell } = options
  const journal = new Journal(earlier)
  const before = restartsOf(rig)
  rig.surprises.length = 0
  const load = new Load(rig, journal, seed, sideBySide)
  const parts = { rig, journal, random: new Random(seed, 0) }
  const faults = await doFaults(parts, kinds, (minutes * 60_000) / (options.promotes ? 2 : 1), tell)
  if (options.promotes) {
    faults.push(await losePrimary(rig, journal, tell))
    faults.push(...(await doFaults(parts, kinds, minutes * 30_000, tell)))
  }
  tell('  Healing.')
  const healing = heal(rig)
  await load.stop()
  const recovery = await healing
  const verdict = await judge(rig, journal, recovery, earlier)
  return { seed, minutes, faults, journal, restarts: restartsOf(rig) - before, recovery, verdict }
}

/** Holds what the system has against what was acknowledged, when everything is healed; `earlier` is the poison of rounds before. */
export async function judge(
  rig: Rig,
  journal: Journal,
  recovery: Recovery,
  earlier: readonly Poison[],
): Promise<Record<string, string[]>> {
  const verdict: Record<string, string[]> = {
    'no process ends by itself': [...rig.surprises],
    'every answer is one the API promises': journal.outrages,
    'the system comes back by itself': recovery.findings,
    'the round is worth something: writes were acknowledged':
      acknowledgedIn(journal) >= 20 ? [] : ['Fewer than 20 were.'],
  }
  const held = { rig, system: rig.system, journal, poison: [...earlier, ...journal.poison] }
  for (const [sentence, check] of Object.entries(checks)) {
    verdict[sentence] = await check(held).catch((error: unknown) => [
      `It could not be checked: ${(error as Error).message}`,
    ])
  }
  return verdict
}

/** How many writes the system said it had taken. */
export function acknowledgedIn({ journeys }: Journal): number {
  const all = journeys.flatMap(({ opened, answers, submissions, corrections, acts, removals, consent }) => [
    ...opened,
    ...answers,
    ...submissions,
    ...corrections,
    ...acts,
    ...removals,
    ...(consent?.answers ?? []),
  ])
  return all.filter(({ outcome }) => outcome === 'acknowledged').length
}

/** How often instances were started again so far. */
export function restartsOf({ instances }: Rig): number {
  return instances.reduce((sum, { restarts }) => sum + restarts, 0)
}
