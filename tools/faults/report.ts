import { mostSentences } from './checks/check.js'
import { acknowledgedIn, type Round } from './round.js'

/** Whether everything is as it should be. */
export function isClean({ verdict }: Round): boolean {
  return Object.values(verdict).every((sentences) => sentences.length === 0)
}

/** What a round did and found, for a person. */
export function describe(round: Round): string {
  const { seed, minutes, faults, journal, restarts, recovery, verdict } = round
  const lines = [
    `Seed ${seed}: ${faults.length} faults in ${minutes} min, ${restarts} restarts; ${journal.journeys.length} journeys, ${journal.took.length} answers, ${acknowledgedIn(journal)} acknowledged writes.`,
    ...faults.flatMap(({ what, failed }) => (failed ? [`  Could not be done: ${what} (${failed})`] : [])),
    `  Answers: ${[...journal.answers]
      .sort()
      .map(([what, times]) => `${what} ${times}`)
      .join('; ')}.`,
    `  Half of all answers within ${percentile(journal.took, 50)} ms, 99 % within ${percentile(journal.took, 99)} ms.`,
    `  After each burst a form was filled again within ${percentile(journal.backAfter, 50)} ms (half) and ${Math.max(...journal.backAfter)} ms (all).`,
    `  All ready ${recovery.readyAfter} ms after the last fault, all forms without gaps ${recovery.wholeAfter} ms later.`,
    ...Object.entries(verdict).flatMap(([sentence, found]) => [
      `  ${found.length === 0 ? 'ok' : 'FAILED'}: ${sentence}`,
      ...found.slice(0, mostSentences).map((what) => `      ${what}`),
      ...(found.length > mostSentences ? [`      … and ${found.length - mostSentences} more`] : []),
    ]),
  ]
  return lines.join('\n')
}

/** The same for a program: one line of JSON. */
export function asJson(round: Round): string {
  const { seed, minutes, faults, journal, restarts, recovery, verdict } = round
  const failed = Object.fromEntries(Object.entries(verdict).filter(([, found]) => found.length > 0))
  return JSON.stringify({
    seed,
    minutes,
    faults: faults.length,
    restarts,
    journeys: journal.journeys.length,
    answers: journal.took.length,
    acknowledged: acknowledgedIn(journal),
    backAfter: journal.backAfter,
    readyAfter: recovery.readyAfter,
    wholeAfter: recovery.wholeAfter,
    failed,
  })
}

function percentile(list: number[], percent: number): number {
  const sorted = [...list].sort((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0
}
