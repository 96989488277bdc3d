import { useState } from 'react'
import { actOnAll, listColleagues } from '../../../shared/api/offices-client'
import type { BatchedAct, BatchedResult, DossierItem } from '../../../shared/api/types'
import { useWords } from '../../../shared/language/language'
import { useAsked } from '../../../shared/query/use-asked'
import { useSending } from '../../../shared/query/use-sending'
import { useSession } from '../../../shared/session/session'
import { Unsent } from '../../../shared/ui/unsent'
import type { Picked } from './use-picked'
import { sharingWords } from './words'

/** Dossiers of one request; the gateway takes no more. */
const most = 50

type Act = Pick<BatchedAct, 'action' | 'assignee'>

/** What is done with the dossiers that are chosen, and what came of each; those that were refused stay chosen. */
export function BatchBar({ picked, reload }: { picked: Picked; reload: () => Promise<void> }) {
  const words = useWords(sharingWords)
  const { me } = useSession()
  const [to, setTo] = useState('me')
  const [results, setResults] = useState<{ item: DossierItem; result: BatchedResult }[]>([])
  const { items } = picked
  const mayGive = me?.permissions.includes('supervise') ?? false
  const { value: colleagues = [] } = useAsked(mayGive && items.length > 0 ? ['colleagues'] : null, () =>
    listColleagues(),
  )
  const sending = useSending(async (act: Act) => {
    const chosen = items.slice(0, most)
    const came = await actOnAll(chosen.map(({ id, etag }) => ({ dossier: id, ifMatch: etag, ...act })))
    const told = chosen.flatMap((item, index) => (came.items[index] ? [{ item, result: came.items[index] }] : []))
    setResults(told)
    picked.keepOnly(told.filter(({ result }) => result.problem).map(({ item }) => item.id))
    await reload()
  })
  const others = colleagues.filter(({ account }) => account !== me?.account)
  const assign = () =>
    sending.send({ action: 'assign', ...(to === 'me' ? {} : { assignee: to === 'nobody' ? null : to }) })
  if (items.length === 0 && results.length === 0) return null
  return (
    <div className="batch" role="region" aria-label={words.batch.label}>
      {items.length > 0 && (
        <div className="row">
          <p>
            <b>{words.batch.picked(items.length)}</b>
          </p>
          <label className="small" htmlFor="assignee">
            {words.batch.to}
          </label>
          <select id="assignee" value={to} onChange={(event) => setTo(event.target.value)}>
            <option value="me">{words.batch.me}</option>
            {others.map(({ account, name }) => (
              <option key={account} value={account}>
                {name}
              </option>
            ))}
            <option value="nobody">{words.batch.nobody}</option>
          </select>
          <button className="button small" type="button" aria-busy={sending.busy} onClick={() => void assign()}>
            {words.batch.assign}
          </button>
          {(['accept', 'start'] as const).map((action) => (
            <button
              key={action}
              className="button second small"
              type="button"
              aria-busy={sending.busy}
              onClick={() => void sending.send({ action })}
            >
              {words.batch[action]}
            </button>
          ))}
          <button className="button plain small" type="button" onClick={() => picked.keepOnly([])}>
            {words.batch.clear}
          </button>
        </div>
      )}
      <Unsent problem={sending.problem} />
      <Came results={results} />
    </div>
  )
}

function Came({ results }: { results: { item: DossierItem; result: BatchedResult }[] }) {
  const words = useWords(sharingWords)
  const refused = results.flatMap(({ item, result }) => (result.problem ? [{ item, problem: result.problem }] : []))
  const done = results.length - refused.length
  return (
    <div role="status">
      {done > 0 && <p>{words.batch.done(done)}</p>}
      {refused.length > 0 && (
        <>
          <p>{words.batch.refused(refused.length)}</p>
          <ul>
            {refused.map(({ item, problem }) => (
              <li key={item.id}>
                <b className="figures">{item.code}</b>: {problem.detail}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
