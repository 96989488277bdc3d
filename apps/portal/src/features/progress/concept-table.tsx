import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { useLanguage, useWords } from '../../shared/language/language'
import { useAuthorityName } from '../../shared/query/reference'
import { useAsked } from '../../shared/query/use-asked'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { listProgressOf } from './progress-client'
import { progressWords } from './words'

/** The concepts of a database: where announced, how often looked up, where asked all the same, which papers prove them. */
export function ConceptTable({ registry, name }: { registry: string; name: string }) {
  const { t, say } = useLanguage()
  const words = useWords(progressWords)
  const { value, problem, reload } = useAsked(['progress', registry], () => listProgressOf(registry))
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [registry]) // it opens below the list in which it was chosen
  if (problem) return <ProblemNotice problem={problem} retry={() => void reload()} />
  return (
    <section aria-labelledby="concepts">
      <h2 id="concepts" ref={heading} tabIndex={-1}>
        {words.concepts(name)}
      </h2>
      {!value && <p className="soft">{t.app.loading}</p>}
      <div className="scrolls" tabIndex={0} role="region" aria-labelledby="concepts">
        <table className="table">
          <thead>
            <tr>
              {(['concept', 'announced', 'used', 'asks', 'papers'] as const).map((column) => (
                <th key={column} scope="col">
                  {words.fields[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {value?.map((item) => (
              <tr key={item.concept}>
                <th scope="row">
                  {say(item.name)}
                  <span className="sub figures">{item.concept}</span>
                </th>
                <td>
                  {words.where(item.nationwide, item.territories)}
                  {item.announced && !item.usable && <span className="sub">{words.notUsable}</span>}
                </td>
                <td className="figures">{item.used || '–'}</td>
                <td>
                  {item.askedBy.map((field) => (
                    <p key={`${field.procedure}${field.path}`}>
                      <Link to={`/procedures/${field.procedure}`}>{field.procedure}</Link> “{say(field.label)}”{' '}
                      <Office code={field.office} />
                      {field.waived && <span className="sub">{words.waived}</span>}
                    </p>
                  ))}
                </td>
                <td>
                  {item.papers.map((paper) => (
                    <p key={`${paper.procedure} ${paper.document}`}>
                      <Link to={`/procedures/${paper.procedure}`}>{paper.procedure}</Link> {say(paper.name)}{' '}
                      <Office code={paper.office} />
                    </p>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** The ministry whose form it is. */
function Office({ code }: { code: string }) {
  const { say } = useLanguage()
  const { value } = useAuthorityName(code)
  return <span className="sub">{say(value) || code}</span>
}
