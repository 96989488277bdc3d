import { useState } from 'react'
import { listMeasured, type MeasureFilter } from '../../shared/api/offices-client'
import { formatDate, formatNumber } from '../../shared/language/format'
import { useLanguage, useWords } from '../../shared/language/language'
import { useAsked } from '../../shared/query/use-asked'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { measureWords } from './words'

/** The newest hundred decided dossiers behind a measure, by code and without names. */
export function MeasuredList({ filter }: { filter: MeasureFilter }) {
  const { language } = useLanguage()
  const words = useWords(measureWords)
  const [late, setLate] = useState(false)
  const asked = { ...filter, ...(late ? { late: 'true' } : {}) }
  const { value, problem, reload } = useAsked(['measured', asked], () => listMeasured(asked), { isSearch: true })
  return (
    <section aria-labelledby="measured">
      <h2 id="measured">{words.dossiers}</h2>
      <label>
        <input type="checkbox" checked={late} onChange={(event) => setLate(event.target.checked)} /> {words.lateOnly}
      </label>
      {problem && <ProblemNotice problem={problem} retry={() => void reload()} />}
      {value?.items.length === 0 && <p className="soft">{words.none}</p>}
      <div className="scrolls" tabIndex={0} role="region" aria-labelledby="measured">
        <table className="table">
          <tbody>
            {value?.items.map(({ code, decidedAt, dueAt, cause, officeHours }) => (
              <tr key={code}>
                <th scope="row" className="figures">
                  {code}
                </th>
                <td>
                  {words.decidedOn} {formatDate(decidedAt)}
                </td>
                <td>
                  {words.due} {dueAt ? formatDate(dueAt) : '–'}
                </td>
                <td>
                  {words.took} {words.hours(officeHours < 1 ? words.underAnHour : formatNumber(officeHours, language))}
                </td>
                <td>{cause && `${words.cause}: ${words.causes[cause]}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
