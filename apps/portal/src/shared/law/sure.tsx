import type { Certainty } from '../api/types'
import { useWords } from '../language/language'
import './sure.css'
import { lawWords } from './law.words'

/** How sure a statement about the law is, beside it: nothing where it was read in an official text. */
export function Sure({ of }: { of: Certainty | undefined }) {
  const words = useWords(lawWords)
  if (of === 'A') return null
  return (
    <>
      {' '}
      <span className="sure" data-certainty={of ?? 'C'}>
        ({words.sure[of ?? 'C']})
      </span>
    </>
  )
}
