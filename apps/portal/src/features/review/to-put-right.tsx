import { Link } from 'react-router'
import type { InputError } from '../../shared/api/types'
import { officeField } from '../../shared/dossier/office'
import { nearestEntry, type Entry } from '../../shared/form/form-view'
import { fieldId } from '../../shared/form/paths'
import { useLanguage } from '../../shared/language/language'

/** Leads to the control that mends an error: on this page, or on the form's. */
function ErrorLink({ to, children }: { to: string; children: string }) {
  return to.startsWith('#') ? <a href={to}>{children}</a> : <Link to={to}>{children}</Link>
}

/** What has to be put right before the dossier can be submitted, with the way to each place. */
export function ToPutRight(props: { errors: InputError[]; entries: Entry[]; formPath: string }) {
  const { t, say } = useLanguage()
  const { errors, entries, formPath } = props
  const nearest = (path: string) => nearestEntry(entries, path)
  const labelOf = (path: string) => {
    const entry = nearest(path)
    return path === '/receivedBy' ? t.office.choose : entry ? say(entry.label) : ''
  }
  const addressOf = (path: string) =>
    path === '/receivedBy' ? `#${officeField}-input` : `${formPath}#${fieldId(nearest(path)?.path ?? '')}`
  return (
    <div className="notice problem" role="alert">
      <h2>{t.form.toFix(errors.length)}</h2>
      <ul className="stack-s">
        {errors.map((error) => (
          <li key={error.path}>
            <ErrorLink to={addressOf(error.path)}>{labelOf(error.path) || error.message}</ErrorLink>
            {labelOf(error.path) && `: ${error.message}`}
          </li>
        ))}
      </ul>
    </div>
  )
}
