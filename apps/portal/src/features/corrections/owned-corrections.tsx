import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { listOwnedCorrections } from './corrections-client'
import { listRegistries } from '../../shared/api/ministry-client'
import type { CorrectionStatus } from '../../shared/api/types'
import { useLanguage, useWords } from '../../shared/language/language'
import { useAsked } from '../../shared/query/use-asked'
import { usePages } from '../../shared/query/use-pages'
import { useSession } from '../../shared/session/session'
import { More } from '../../shared/ui/more'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { usePageTitle } from '../../shared/ui/title'
import './corrections.css'
import { DecideForm } from './decide-form'
import { OwnedLine } from './owned-line'
import { correctionsWords } from './words'

const statuses = ['open', 'corrected', 'confirmed', 'rejected'] as const satisfies readonly CorrectionStatus[]

/** Claims that values of the ministry's databases are wrong, and the decisions on them; the address holds what is shown. */
export function OwnedCorrectionsPage() {
  const { t, say } = useLanguage()
  const words = useWords(correctionsWords)
  const { me } = useSession()
  const [address, setAddress] = useSearchParams()
  const registries = useAsked(['registries'], listRegistries)
  const own = registries.value?.filter(({ owner }) => owner === me?.authority)
  const registry = own?.find(({ id }) => id === address.get('registry'))?.id ?? own?.[0]?.id
  const status = address.get('status') ?? 'open'
  const filter = status === 'all' ? {} : { status }
  const list = usePages(registry ? ['ownedCorrections', registry, status] : null, (cursor) =>
    listOwnedCorrections(registry ?? '', { ...filter, cursor }),
  )
  const [picked, setPicked] = useState<readonly string[]>([])
  usePageTitle(words.owned.title)
  const show = (change: Record<string, string>) => {
    setPicked([])
    setAddress({ ...(registry ? { registry } : {}), status, ...change }, { replace: true })
  }
  const chosen = list.items?.filter(({ id, status: stands }) => picked.includes(id) && stands === 'open') ?? []
  const problem = registries.problem ?? list.problem
  return (
    <div className="corrections">
      <h1>{words.owned.title}</h1>
      <p className="lead">{words.owned.lead}</p>
      {own?.length === 0 && <p className="soft">{words.owned.noRegistry}</p>}
      <div className="row filters">
        {own && own.length > 1 && (
          <label className="field-label">
            {words.owned.registry}{' '}
            <select className="input" value={registry} onChange={(event) => show({ registry: event.target.value })}>
              {own.map(({ id, shortName }) => (
                <option key={id} value={id}>
                  {say(shortName)}
                </option>
              ))}
            </select>
          </label>
        )}
        <label className="field-label">
          {words.owned.status}{' '}
          <select className="input" value={status} onChange={(event) => show({ status: event.target.value })}>
            <option value="all">{words.owned.all}</option>
            {statuses.map((each) => (
              <option key={each} value={each}>
                {words.statuses[each]}
              </option>
            ))}
          </select>
        </label>
      </div>
      {problem && <ProblemNotice problem={problem} retry={() => void list.reload()} />}
      {!list.items && !problem && registry && <p className="soft">{t.app.loading}</p>}
      {list.items?.length === 0 && (
        <div className="empty">
          <h2>{words.owned.none}</h2>
          <p>{words.owned.noneText}</p>
        </div>
      )}
      <ol role="list">
        {list.items?.map((correction) => (
          <OwnedLine
            key={correction.id}
            correction={correction}
            isPicked={picked.includes(correction.id)}
            pick={(isPicked) =>
              setPicked((before) => [
                ...before.filter((id) => id !== correction.id),
                ...(isPicked ? [correction.id] : []),
              ])
            }
          />
        ))}
      </ol>
      <More more={list.more} label={words.more} />
      {list.items?.some((each) => each.status === 'open') && (
        <DecideForm
          chosen={chosen}
          decided={async (left) => {
            setPicked(left)
            await list.reload()
          }}
        />
      )}
    </div>
  )
}
