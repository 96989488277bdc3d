import type { SnapshotField } from '../../shared/api/types'
import type { Change } from '../../shared/dossier/changes'
import { useShow } from '../../shared/fields/value'
import type { Entry } from '../../shared/form/form-view'
import { useLanguage } from '../../shared/language/language'

/** What a newer look-up tells differently: each field before and now. */
export function ChangeList({ changes, entries }: { changes: Change[]; entries: Entry[] }) {
  const { t, say } = useLanguage()
  const show = useShow()
  const text = (entry: Entry | undefined, field: SnapshotField | undefined) => {
    if (field?.absent) return t.form.absent
    if (field?.status === 'gap') return t.form.missing
    return (entry && field && show(entry, field.value)) || t.review.nothing
  }
  return (
    <ul className="stack-s">
      {changes.map(({ path, before, after }) => {
        const entry = entries.find((each) => each.path === path)
        return (
          <li key={path}>
            <b>{entry ? say(entry.label) : path}</b>. {t.review.was}: {text(entry, before)}. {t.review.is}:{' '}
            {text(entry, after)}.
          </li>
        )
      })}
    </ul>
  )
}
