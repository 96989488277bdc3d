import type { RefObject } from 'react'
import type { Entry } from '../form/form-view'
import { fieldId } from '../form/paths'
import { useLanguage } from '../language/language'

/** What has to be mended before the form can be sent, each with the way to its field; it takes the focus. */
export function ErrorSummary(props: {
  entries: Entry[]
  /** What the gateway said against places when the form was sent. */
  said?: Record<string, string>
  box: RefObject<HTMLDivElement | null>
}) {
  const { entries, said = {}, box } = props
  const { t, say } = useLanguage()
  return (
    <div className="notice problem summary-box" role="alert" tabIndex={-1} aria-labelledby="to-fix" ref={box}>
      <h2 id="to-fix">{t.form.toFix(entries.length)}</h2>
      <ul className="stack-s">
        {entries.map((entry) => (
          <li key={entry.path}>
            <a href={`#${fieldId(entry.path)}-input`}>{say(entry.label)}</a>
            {said[entry.path] && `: ${said[entry.path]}`}
          </li>
        ))}
      </ul>
    </div>
  )
}
