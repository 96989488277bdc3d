import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { useWords } from '../shared/language/language'
import type { Closing } from '../shared/session/session'
import { usePageTitle } from '../shared/ui/title'
import { shellWords } from './words'

/** In place of a page whose reader is not signed in any more: nothing of theirs is shown, and both ways on are offered. */
export function ClosedPage({ why }: { why: Closing }) {
  const words = useWords(shellWords)
  const { pathname, search } = useLocation()
  const heading = useRef<HTMLHeadingElement>(null)
  const said = words.closed[why]
  usePageTitle(said.title)
  useEffect(() => {
    document.body.classList.remove('dense')
    heading.current?.focus()
  }, [])
  return (
    <main id="main" className="page stack">
      <h1 ref={heading} tabIndex={-1}>
        {said.title}
      </h1>
      <p className="lead">{said.text}</p>
      <p className="row actions">
        <a className="button" href={`/sign-in?returnTo=${encodeURIComponent(pathname + search)}`}>
          {said.signIn}
        </a>
        <a className="button second" href={why === 'another' ? '/work' : '/'}>
          {said.goOn}
        </a>
      </p>
    </main>
  )
}
