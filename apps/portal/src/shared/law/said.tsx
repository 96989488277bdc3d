import { Fragment } from 'react'
import type { Certainty } from '../api/types'
import { Sure } from './sure'

/** Short statements about the law in one line, each with how sure it is; empty ones are left out. */
export function Said({ parts }: { parts: [text: string, certainty: Certainty | undefined][] }) {
  return parts
    .filter(([text]) => text)
    .map(([text, certainty], at) => (
      <Fragment key={text}>
        {at > 0 && '. '}
        {text}
        <Sure of={certainty} />
      </Fragment>
    ))
}
