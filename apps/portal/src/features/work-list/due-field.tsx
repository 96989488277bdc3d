import { listDossiers } from '../../shared/api/dossiers-client'
import { useAsked } from '../../shared/query/use-asked'
import { useLanguage } from '../../shared/language/language'

const days = ['overdue', 'today', 'week'] as const

/** Narrows the work list to what is late or due soon; says how many there are, whether or not they are shown. */
export function DueField({ due, change }: { due: string; change: (due: string) => void }) {
  const { t } = useLanguage()
  const { value: counts } = useAsked(['dueCounts'], async () => {
    const pages = await Promise.all(days.map((day) => listDossiers({ due: day, limit: '1' })))
    return pages.map(({ total }) => String(total))
  })
  return (
    <div className="field">
      <label htmlFor="due">{t.dueFilter.label}</label>
      <select id="due" value={due} onChange={(event) => change(event.target.value)}>
        <option value="">{t.dueFilter.any}</option>
        {days.map((day, position) => (
          <option key={day} value={day}>
            {t.dueFilter[day](counts?.[position] ?? '…')}
          </option>
        ))}
      </select>
    </div>
  )
}
