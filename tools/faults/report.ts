import { mostSentences } from './checks/check.js'
import { percentile } from './long/long.rules.js'
import { acknowledgedIn, type Round } from './round.js'

/** Whether everything is as it should be. */
export function isClean({ verdict }: Round): boolean {
  return Object.values(verdict).every((sentences) => sentences.length === 0)
}

/** What a round did and found, for a person. */
export function describe(round: Round): string {
  const { seed, minutes, faults, journal, restarts, recovery, verdict } = round
  const took = journal.waited.map(({ ms }) => ms)
  const lines = [
    `Seed ${seed}: ${faults.length} faults in ${minutes} min, ${restarts} restarts; ${journal.journeys.length} journeys, ${journal.waited.length} answers, ${acknowledgedIn(journal)} acknowledged writes.`,
    ...faults.flatMap(({ what, failed }) => (failed ? [`  Could not be done: ${what} (${failed})`] : [])),
    `  Answers: ${[...journal.answers]
      .sort()
      .map(([what, times]) => `${what} ${times}`)
      .join('; ')}.`,
    `  Half of all answers within ${percentile(took, 50)} ms, 99 % within ${percentile(took, 99)} ms.`,
    ...backIn(journal.backAfter),
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
    answers: journal.waited.length,
    acknowledged: acknowledgedIn(journal),
    backAfter: journal.backAfter,
    readyAfter: recovery.readyAfter,
    wholeAfter: recovery.wholeAfter,
    failed,
  })
}

/** A run without bursts has nothing to say here. */
function backIn(backAfter: number[]): string[] {
  if (backAfter.length === 0) return []
  const [half, all] = [percentile(backAfter, 50), Math.max(...backAfter)]
  return [`  After each burst a form was filled again within ${half} ms (half) and ${all} ms (all).`]
}
