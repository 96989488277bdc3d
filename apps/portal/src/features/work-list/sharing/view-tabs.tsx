import { useState, type FormEvent } from 'react'
import { Link, useSearchParams } from 'react-router'
import { listDossiers, type DossierFilter } from '../../../shared/api/dossiers-client'
import { useWords } from '../../../shared/language/language'
import { useAsked } from '../../../shared/query/use-asked'
import { whoIs } from '../../../shared/session/kept'
import { useSession } from '../../../shared/session/session'
import { filterOf, findViews, isSameView, keepViews, withView, type SavedView, type ViewFilter } from './saved-views'
import { sharingWords } from './words'

const usual = ['due', 'overdue', 'mine', 'nobody', 'new', 'waiting'] as const
const filters: Record<(typeof usual)[number], ViewFilter> = {
  due: {},
  overdue: { due: 'overdue' },
  mine: { assigned: 'me' },
  nobody: { assigned: 'none' },
  new: { status: 'submitted' },
  waiting: { status: 'supplementRequested' },
}
const asked = ({ status, ...rest }: ViewFilter): DossierFilter => ({
  ...rest,
  ...(status === undefined ? { open: 'true' as const } : { status }),
})
const addressOf = (filter: ViewFilter) => `/work?${new URLSearchParams(filter).toString()}`

/** The views of the work list: those everybody has, with how many dossiers are in each, and those the reader saved. */
export function ViewTabs() {
  const words = useWords(sharingWords)
  const { me } = useSession()
  const account = me ? whoIs(me) : ''
  const [address] = useSearchParams()
  const shown = filterOf(address)
  const [views, setViews] = useState(() => findViews(account))
  const { value: counts } = useAsked(['viewCounts'], async () => {
    const pages = await Promise.all(usual.map((view) => listDossiers({ ...asked(filters[view]), limit: '1' })))
    return pages.map(({ total }) => String(total))
  })
  const keep = (next: SavedView[]) => {
    setViews(next)
    keepViews(account, next)
  }
  const isUsual = usual.some((view) => isSameView(filters[view], shown))
  const current = (filter: ViewFilter) => (isSameView(filter, shown) ? ('page' as const) : undefined)
  return (
    <>
      <nav className="tabs" aria-label={words.views.label}>
        {usual.map((view, position) => (
          <Link key={view} to={addressOf(filters[view])} aria-current={current(filters[view])}>
            {words.views[view]} <b>{counts?.[position] ?? '…'}</b>
          </Link>
        ))}
        {views.map(({ name, filter }) => (
          <span key={name} className="saved-view">
            <Link to={addressOf(filter)} aria-current={current(filter)}>
              {name}
            </Link>
            <button
              className="button plain small"
              type="button"
              aria-label={words.views.drop(name)}
              onClick={() => keep(views.filter((view) => view.name !== name))}
            >
              ×
            </button>
          </span>
        ))}
      </nav>
      {!isUsual && !views.some(({ filter }) => isSameView(filter, shown)) && (
        <SaveView save={(name) => keep(withView(views, { name, filter: shown }))} />
      )}
    </>
  )
}

function SaveView({ save }: { save: (name: string) => void }) {
  const words = useWords(sharingWords)
  const [name, setName] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim()) save(name.trim())
  }
  return (
    <details className="save-view">
      <summary>{words.views.save}</summary>
      <form className="row" onSubmit={submit}>
        <div className="field">
          <label htmlFor="view-name">{words.views.name}</label>
          <input id="view-name" maxLength={40} value={name} onChange={(event) => setName(event.target.value)} />
        </div>
        <button className="button small">{words.views.keep}</button>
      </form>
      <p className="small soft">{words.views.kept}</p>
    </details>
  )
}
