import { listDossiers } from '../../shared/api/dossiers-client'
import { useAsked } from '../../shared/query/use-asked'
import { useWords } from '../../shared/language/language'
import { workListWords } from './words'

const days = ['overdue', 'today', 'week'] as const

/** Narrows the work list to what is late or due soon; says how many there are, whether or not they are shown. */
export function DueField({ due, change }: { due: string; change: (due: string) => void }) {
  const words = useWords(workListWords)
  const { value: counts } = useAsked(['dueCounts'], async () => {
    const pages = await Promise.all(days.map((day) => listDossiers({ due: day, limit: '1' })))
    return pages.map(({ total }) => String(total))
  })
  return (
    <div className="field">
      <label htmlFor="due">{words.dueFilter.label}</label>
      <select id="due" value={due} onChange={(event) => change(event.target.value)}>
        <option value="">{words.dueFilter.any}</option>
        {days.map((day, position) => (
          <option key={day} value={day}>
            {words.dueFilter[day](counts?.[position] ?? '…')}
          </option>
        ))}
      </select>
    </div>
  )
}
