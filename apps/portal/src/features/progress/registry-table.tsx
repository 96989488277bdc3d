import { Link } from 'react-router'
import type { RegistryProgress } from '../../shared/api/types'
import { useLanguage, useWords } from '../../shared/language/language'
import { progressWords } from './words'

const columns = ['concepts', 'announced', 'usable', 'used', 'askedInSpite', 'papers'] as const

/** Each database with its sums, below the ministry that owns it; each leads to its concepts. */
export function RegistryTable({ items }: { items: RegistryProgress[] }) {
  const { say } = useLanguage()
  const words = useWords(progressWords)
  return (
    <section aria-labelledby="registries">
      <h2 id="registries">{words.registries}</h2>
      <div className="scrolls" tabIndex={0} role="region" aria-labelledby="registries">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{words.columns.registry}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {words.columns[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.registry}>
                <th scope="row">
                  <Link to={`/progress?registry=${encodeURIComponent(item.registry)}`}>{say(item.name)}</Link>{' '}
                  {!item.connected && <span className="tag attention">{words.notConnected}</span>}
                  <span className="sub">{say(item.ownerName)}</span>
                </th>
                {columns.map((column) => (
                  <td key={column} className={column === 'askedInSpite' && item[column] ? 'figures much' : 'figures'}>
                    {item[column]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
