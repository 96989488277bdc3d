import { listAgreements } from '../../shared/api/ministry-client'
import { listQuotas } from '../../shared/api/offices-client'
import { listProcedures } from '../../shared/api/procedures-client'
import type { Quota } from '../../shared/api/types'
import { formatMoment, formatNumber } from '../../shared/language/format'
import { useLanguage, useWords } from '../../shared/language/language'
import { useAsked } from '../../shared/query/use-asked'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { measureWords } from './words'

const shareOf = ({ used, limit }: Quota) => (limit ? used / limit : 0)

/** How much of its quotas the own office has used today, the scarcest first. */
export function OfficeQuotas() {
  const { language, say } = useLanguage()
  const words = useWords(measureWords)
  const { value, problem, reload } = useAsked(['quotas'], listQuotas)
  const agreements = useAsked(['agreements'], listAgreements)
  const procedures = useAsked(['procedures', ''], () => listProcedures(''))
  const nameOf = (id: string) => {
    const code = agreements.value?.find((agreement) => agreement.id === id)?.procedure
    return say(procedures.value?.items.find((procedure) => procedure.code === code)?.name) || code || id
  }
  const used = value?.filter((quota) => quota.used > 0).sort((one, other) => shareOf(other) - shareOf(one))
  return (
    <div className="stack">
      <h2>{words.quotas}</h2>
      {problem && <ProblemNotice problem={problem} retry={() => void reload()} />}
      {used?.length === 0 && <p className="soft">{words.noQuotas}</p>}
      {used && used.length > 0 && (
        <div className="scrolls" tabIndex={0} role="region" aria-label={words.quotas}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{words.columns.procedure}</th>
                <th scope="col">{words.quotaUse}</th>
                <th scope="col">{words.quotaLimit}</th>
              </tr>
            </thead>
            <tbody>
              {used.map((quota) => (
                <tr key={quota.agreement}>
                  <th scope="row">{nameOf(quota.agreement)}</th>
                  <td className="figures">{formatNumber(quota.used, language)}</td>
                  <td className="figures">{quota.limit ? formatNumber(quota.limit, language) : words.unlimited}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {value?.[0] && <p className="small soft">{words.quotaRule(formatMoment(value[0].resetsAt))}</p>}
    </div>
  )
}
