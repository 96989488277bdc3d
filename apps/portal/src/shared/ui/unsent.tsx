import type { Problem } from '../api/problem'
import { waitOf } from '../session/use-kept'
import { KeptNotice, type Kept } from './kept-notice'
import { ProblemNotice } from './problem-notice'

/** At a button: why what it sends was not done. Where the sign-in or the network ended, the way on stands right here. */
export function Unsent(props: { problem: Problem | null; kept?: Kept; retry?: () => void }) {
  const { problem, kept = 'nothing', retry } = props
  if (!problem) return null
  const wait = waitOf(problem)
  return wait ? <KeptNotice wait={wait} kept={kept} /> : <ProblemNotice problem={problem} retry={retry} />
}
