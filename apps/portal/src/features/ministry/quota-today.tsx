import { useState } from 'react'
import { listQuotasOf } from '../../shared/api/offices-client'
import type { Quota } from '../../shared/api/types'
import { formatMoment, formatNumber } from '../../shared/language/format'
import { useLanguage, useWords } from '../../shared/language/language'
import { useAuthorityName } from '../../shared/query/reference'
import { useAsked } from '../../shared/query/use-asked'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { ministryWords } from './words'

/** How much each office used of an agreement today, the most first; asked for when it is opened. */
export function QuotaToday({ agreement }: { agreement: string }) {
  const { t } = useLanguage()
  const words = useWords(ministryWords)
  const [isOpen, setOpen] = useState(false)
  const { value, problem, loading, reload } = useAsked(isOpen ? ['quotas', agreement] : null, () =>
    listQuotasOf(agreement),
  )
  const used = value?.items.filter((item) => item.used > 0)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.ministry.today}</summary>
      {problem && <ProblemNotice problem={problem} retry={() => void reload()} />}
      {loading && <p className="soft">{t.app.loading}</p>}
      {used?.length === 0 && <p className="soft">{words.ministry.noUse}</p>}
      {used && used.length > 0 && (
        <ul>
          {used.map((quota) => (
            <OfficeUse key={quota.authority ?? ''} quota={quota} />
          ))}
        </ul>
      )}
      {value?.nextCursor && <p className="small soft">{words.ministry.moreUse}</p>}
      {value?.items[0] && <p className="small soft">{words.ministry.resets(formatMoment(value.items[0].resetsAt))}</p>}
    </details>
  )
}

function OfficeUse({ quota: { authority, used, limit } }: { quota: Quota }) {
  const { language, say } = useLanguage()
  const words = useWords(ministryWords)
  const { value } = useAuthorityName(authority)
  const count = formatNumber(used, language)
  const office = authority ? say(value) || authority : words.ministry.noOffice
  return (
    <li>
      {office}:{' '}
      <span className="figures">
        {limit && authority ? words.ministry.usedOf(count, formatNumber(limit, language)) : words.ministry.used(count)}
      </span>
    </li>
  )
}
