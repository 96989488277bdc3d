import { useEffect, useRef, useState } from 'react'
import { useLanguage } from '../language/language'
import { onTabs } from '../session/session-news'
import { useSession } from '../session/session'
import type { Wait } from '../session/use-kept'

/** Where what was typed is: in this browser, on this page only (what a citizen tells at a counter), or nothing was typed. */
export type Kept = 'here' | 'onPage' | 'nothing'

/** At the control in use: why it was not sent, what is kept, and the sign-in; takes focus. */
export function KeptNotice({ wait, kept = 'here' }: { wait: Wait | undefined; kept?: Kept }) {
  const { t } = useLanguage()
  const box = useRef<HTMLDivElement>(null)
  const isBack = useSignedInAgain(wait)
  useEffect(() => box.current?.focus(), [wait])
  if (!wait) return null
  return (
    <div className="notice attention kept-here" role="alert" ref={box} tabIndex={-1}>
      <p>{isBack ? t.keeping.pressAgain : t.keeping.notSent[kept][wait]}</p>
      {wait === 'signedOut' && !isBack && (
        <p className="row">
          <SignInAgain />
        </p>
      )}
    </div>
  )
}

/** Whether the reader has signed in again, in another tab, since something was not sent. */
function useSignedInAgain(wait: Wait | undefined): boolean {
  const { me } = useSession()
  const [isBack, setBack] = useState(false)
  useEffect(() => {
    setBack(false)
    if (wait !== 'signedOut') return
    return onTabs(({ event, account }) => {
      if (event === 'opened' && account === me?.account) setBack(true)
    })
  }, [wait, me])
  return isBack
}

/** Signs in again in a tab of its own, so that the page with what was typed stays. */
export function SignInAgain() {
  const { t } = useLanguage()
  return (
    <a className="button second small" href="/sign-in?returnTo=%2Fsigned-in" target="_blank" rel="opener">
      {t.keeping.signIn}
    </a>
  )
}

/** Says that what was typed at this place before is there again. */
export function Restored({ isRestored }: { isRestored: boolean }) {
  const { t } = useLanguage()
  return isRestored ? <p className="small">{t.keeping.restored}</p> : null
}
