import { useEffect, useRef } from 'react'
import { useLanguage } from '../language/language'
import type { Wait } from '../session/use-kept'

interface Notice {
  wait: Wait | undefined
  /** Whether what was typed stands on this page only: what a citizen tells at a counter is kept on no office's machine. */
  isOnPageOnly?: boolean
}

/** At the control in use: why what was typed is not sent, that it is kept, and the sign-in; takes focus. */
export function KeptNotice({ wait, isOnPageOnly = false }: Notice) {
  const { t } = useLanguage()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [wait])
  if (!wait) return null
  return (
    <div className="notice attention kept-here" role="alert" ref={box} tabIndex={-1}>
      <p>{(isOnPageOnly ? t.keeping.onPageOnly : t.keeping.notSent)[wait]}</p>
      {wait === 'signedOut' && (
        <p className="row">
          <SignInAgain />
        </p>
      )}
    </div>
  )
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
