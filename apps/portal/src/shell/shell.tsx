import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Link, NavLink, useLocation, useNavigationType, NavigationType } from 'react-router'
import { listMessages, listOwnerMessages } from '../shared/api/messages-client'
import type { Problem } from '../shared/api/problem'
import { useLanguage, useWords } from '../shared/language/language'
import {
  answersForData,
  firstPageOf,
  isHead,
  isMinistry,
  isOfficial,
  seesDossiersOfOffice,
  useSession,
  worksAtCounter,
} from '../shared/session/session'
import { Emblem } from '../shared/ui/emblem'
import { ClosedPage } from './closed-page'
import { InboxLink } from './inbox-link'
import { Sandbox } from './sandbox'
import { ThemeSwitch } from './theme-switch'
import { shellWords } from './words'

/** What surrounds every page, or what stands in its place once the page is its reader's no longer. */
export function Shell({ children }: { children: ReactNode }) {
  const { closed } = useSession()
  return closed ? <ClosedPage why={closed} /> : <Frame>{children}</Frame>
}

/** Test strip, masthead, main part, footer; moves focus to the main part of a new page. */
function Frame({ children }: { children: ReactNode }) {
  const { t } = useLanguage()
  const words = useWords(shellWords)
  const { me, personas } = useSession()
  const [notLeft, setNotLeft] = useState<Problem | null>(null)
  const { pathname } = useLocation()
  const main = useMain()
  const dense = isOfficial(me) && pathname.startsWith('/work')
  useEffect(() => {
    document.body.classList.toggle('dense', dense)
  }, [dense])
  return (
    <>
      <a className="skip" href="#main">
        {t.app.skip}
      </a>
      {personas && <Sandbox personas={personas} />}
      <header className="masthead">
        <Link className="brand" to={firstPageOf(me)}>
          <Emblem />
          <span>Motlan</span>
        </Link>
        <nav className="mainnav" aria-label={t.app.nav}>
          {isOfficial(me) && (
            <NavLink to="/work" end>
              {t.app.workList}
            </NavLink>
          )}
          {seesDossiersOfOffice(me) && <NavLink to="/opinions">{words.opinions}</NavLink>}
          {isHead(me) && <NavLink to="/measures">{t.app.measures}</NavLink>}
          {answersForData(me) && <NavLink to="/data-requests">{words.dataRequests}</NavLink>}
          {me?.role === 'ministry' && (
            <NavLink to="/ministry" end>
              {t.ministry.title}
            </NavLink>
          )}
          {isMinistry(me) && (
            <InboxLink to="/ministry/messages" label={words.ministryMessages} list={listOwnerMessages} />
          )}
          {isMinistry(me) && <NavLink to="/ministry/corrections">{words.corrections}</NavLink>}
          {isMinistry(me) && <NavLink to="/ministry/reviews">{words.reviews}</NavLink>}
          {worksAtCounter(me) && <NavLink to="/work/counter">{t.app.counter}</NavLink>}
          <NavLink to="/" end>
            {t.app.procedures}
          </NavLink>
          {me?.role === 'citizen' && <NavLink to="/dossiers">{t.app.dossiers}</NavLink>}
          {me?.role === 'citizen' && <NavLink to="/documents">{words.documents}</NavLink>}
          {me?.role === 'citizen' && <InboxLink to="/messages" label={words.messages.link} list={listMessages} />}
        </nav>
        <SessionLinks tell={setNotLeft} />
      </header>
      <main id="main" className="page" tabIndex={-1} ref={main}>
        {notLeft && <NotSignedOut problem={notLeft} />}
        {children}
      </main>
      <footer className="footer">
        <p>Motlan{personas ? ` · ${t.app.demo}` : ''}</p>
        {me?.role === 'citizen' && <Link to="/rights">{words.rights}</Link>}
        <Link to="/progress">{words.progress}</Link>
        <ThemeSwitch />
      </footer>
    </>
  )
}

function useMain() {
  const main = useRef<HTMLElement>(null)
  const { pathname, hash } = useLocation()
  const how = useNavigationType()
  const [opened] = useState(pathname)
  const moved = useRef(false)
  useEffect(() => {
    if (!moved.current && pathname === opened) return
    moved.current = true
    if (hash) return
    main.current?.focus({ preventScroll: true })
    if (how !== NavigationType.Pop) scrollTo(0, 0)
  }, [pathname, hash, how, opened])
  return main
}

/** Says that signing out was not possible, so that nobody goes away believing it was. */
function NotSignedOut({ problem }: { problem: Problem }) {
  const words = useWords(shellWords)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [problem])
  return (
    <div className="notice attention" role="alert" ref={box} tabIndex={-1}>
      <h2>{words.leaving.failed}</h2>
      <p>{problem.status === 0 ? words.leaving.offline : words.leaving.refused}</p>
    </div>
  )
}

function SessionLinks({ tell }: { tell: (problem: Problem | null) => void }) {
  const { t, language, setLanguage } = useLanguage()
  const { me, leave } = useSession()
  const { pathname } = useLocation()
  const other = language === 'vi' ? 'en' : 'vi'
  return (
    <div className="session">
      <button className="button plain small" type="button" lang={other} onClick={() => setLanguage(other)}>
        {t.app.otherLanguage}
      </button>
      {me === null && pathname !== '/sign-in' && (
        <Link to={`/sign-in?returnTo=${encodeURIComponent(pathname)}`}>{t.app.signIn}</Link>
      )}
      {me && (
        <>
          <span className="who">{me.name}</span>
          <button className="button plain small" type="button" onClick={() => void leave().then(tell)}>
            {t.app.signOut}
          </button>
        </>
      )}
    </div>
  )
}
