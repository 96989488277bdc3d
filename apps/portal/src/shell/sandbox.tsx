import { useEffect, useState } from 'react'
import { useLocation } from 'react-router'
import { getFaults, setFault, signInAddress } from '../shared/api/session-client'
import type { OutageMode, Persona } from '../shared/api/types'
import { registries, type RegistryId } from '../shared/language/words/registries'
import { useLanguage, useWords } from '../shared/language/language'
import { useSession } from '../shared/session/session'
import { useAnnounce } from '../shared/ui/announcer'
import './sandbox.css'
import { shellWords } from './words'

const outageModes: readonly OutageMode[] = ['ok', 'down', 'slow', 'empty', 'wrongSignature']

/** The strip that says this is a test, with the panel to change role and to disturb a database. */
export function Sandbox({ personas }: { personas: Persona[] }) {
  const { t } = useLanguage()
  const words = useWords(shellWords)
  const { me } = useSession()
  const [open, setOpen] = useState(false)
  return (
    <aside aria-label={t.app.demo}>
      <div className="demo">
        <b>{t.app.demo}</b>
        <span>{t.app.demoText}</span>
        <button
          className="demo-switch no-print"
          type="button"
          aria-expanded={open}
          aria-controls="sandbox"
          onClick={() => setOpen(!open)}
        >
          {open ? words.sandbox.close : words.sandbox.open}
        </button>
      </div>
      <div id="sandbox" className="sandbox no-print" hidden={!open}>
        <section aria-labelledby="sandbox-people">
          <h2 id="sandbox-people">{words.sandbox.people}</h2>
          <p className="small soft">{me ? words.sandbox.acting(me.name) : words.sandbox.nobody}</p>
          <PersonaList personas={personas} />
        </section>
        <section aria-labelledby="sandbox-registries">
          <h2 id="sandbox-registries">{words.sandbox.registries}</h2>
          <p className="small soft">{words.sandbox.registriesText}</p>
          {open && <Switches />}
        </section>
      </div>
    </aside>
  )
}

/** The people one can act as; choosing one signs in and comes back to `returnTo` or to the role's first page. */
export function PersonaList({ personas, returnTo }: { personas: Persona[]; returnTo?: string }) {
  const { say } = useLanguage()
  const words = useWords(shellWords)
  const { me } = useSession()
  const { pathname } = useLocation()
  const here = returnTo ?? (pathname.startsWith('/procedures') ? pathname : '/')
  return (
    <ul className="personas">
      {personas.map((persona) => {
        const current = me?.name === persona.name && me.role === persona.role
        return (
          <li key={persona.id}>
            <a
              href={signInAddress(
                returnTo && returnTo !== '/' ? returnTo : persona.role === 'citizen' ? here : '/work',
                persona.id,
              )}
              aria-current={current ? 'true' : undefined}
            >
              {persona.name}
            </a>{' '}
            <span className="tag">{current ? words.sandbox.current : words.sandbox.roles[persona.role]}</span>
            <p className="small soft">{say(persona.story)}</p>
          </li>
        )
      })}
    </ul>
  )
}

function Switches() {
  const { t } = useLanguage()
  const words = useWords(shellWords)
  const announce = useAnnounce()
  const [modes, setModes] = useState<Partial<Record<RegistryId, OutageMode>>>({})
  useEffect(() => {
    getFaults().then(
      (told) => setModes(Object.fromEntries(told.map(({ registry, mode }) => [registry, mode]))),
      () => undefined,
    )
  }, [])
  const change = async (registry: RegistryId, mode: OutageMode) => {
    await setFault(registry, mode)
    setModes((before) => ({ ...before, [registry]: mode }))
    announce(words.sandbox.set(t.registries[registry], words.sandbox.modes[mode]))
  }
  return (
    <div className="switches">
      {registries.map((registry) => (
        <div className="field" key={registry}>
          <label htmlFor={`fault-${registry}`}>{t.registries[registry]}</label>
          <select
            id={`fault-${registry}`}
            value={modes[registry] ?? 'ok'}
            onChange={(event) =>
              void change(registry, event.target.value as OutageMode).catch(() => announce(t.problems.other))
            }
          >
            {outageModes.map((mode) => (
              <option key={mode} value={mode}>
                {words.sandbox.modes[mode]}
              </option>
            ))}
          </select>
        </div>
      ))}
    </div>
  )
}
