import { Link } from 'react-router'
import { listPersonAccesses } from '../api/dossiers-client'
import { useAsked } from '../query/use-asked'
import type { PersonAccess } from '../api/types'
import { formatDate, formatTime } from '../language/format'
import { useLanguage } from '../language/language'

/**
 * Who opened, named or looked for somebody at a counter: a citizen reads what concerns them, a head or supervisor what the
 * office did. Folded away; nothing is shown where there is nothing.
 */
export function PersonAccesses({ whose }: { whose: 'mine' | 'office' }) {
  const { t } = useLanguage()
  const { value } = useAsked(['personAccesses', whose], () => listPersonAccesses(whose))
  if (!value?.items.length) return null
  return (
    <details className="person-accesses">
      <summary>{t.accesses.heading[whose]}</summary>
      <p className="small soft">{t.accesses.lead[whose]}</p>
      <ol className="trail tight history">
        {value.items.map((access) => (
          <Access key={access.id} access={access} />
        ))}
      </ol>
      {whose === 'mine' && (
        <p className="small">
          {t.accesses.rights} <Link to="/rights">{t.accesses.rightsLink}</Link>
        </p>
      )}
    </details>
  )
}

function Access({ access: { at, kind, by, controller, purpose, reason } }: { access: PersonAccess }) {
  const { t } = useLanguage()
  return (
    <li>
      <time dateTime={at}>
        {formatDate(at)}, {formatTime(at)}
      </time>{' '}
      <span>
        {by}, {controller}: {t.accesses.kinds[kind]}. {purpose}.{reason && <q className="note">{reason}</q>}
      </span>
    </li>
  )
}
