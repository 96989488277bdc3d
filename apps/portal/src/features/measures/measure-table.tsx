import { Link } from 'react-router'
import type { Measure } from '../../shared/api/types'
import { formatNumber } from '../../shared/language/format'
import { useLanguage, useWords } from '../../shared/language/language'
import { measureWords } from './words'

const share = (rate: number | null) => (rate === null ? '–' : `${Math.round(rate * 100)}%`)

/** Every office or procedure in figures, the worst on top; each leads one level down. */
export function MeasureTable(props: {
  by: 'authority' | 'procedure'
  items: Measure[]
  nameOf: (item: Measure) => string
  addressOf: (key: string) => string
}) {
  const { by, items, nameOf, addressOf } = props
  const { language } = useLanguage()
  const words = useWords(measureWords)
  const { columns } = words
  const heads = [
    columns.received,
    columns.decided,
    columns.onTime,
    columns.overdue,
    columns.hours,
    columns.delays,
    columns.reuse,
  ]
  const hours = (value: number) => (value < 1 ? words.underAnHour : formatNumber(value, language))
  return (
    <div className="scrolls" tabIndex={0} role="region" aria-label={words.worst[by]}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{columns[by]}</th>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => {
            const { key, received, decided, onTimeRate, overdue, officeHours, delays, reuseRate } = item
            return (
              <tr key={key}>
                <th scope="row">
                  <Link to={addressOf(key)}>{nameOf(item)}</Link>
                </th>
                <td className="figures">{received}</td>
                <td className="figures">{decided}</td>
                <td className="figures">{share(onTimeRate)}</td>
                <td className="figures">{overdue}</td>
                <td className="figures">
                  {officeHours ? words.hours(`${hours(officeHours.p50)}, ${hours(officeHours.p90)}`) : '–'}
                </td>
                <td className="figures">
                  {delays.database}, {delays.citizen}, {delays.official}
                </td>
                <td className="figures">{share(reuseRate)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
