import { useState } from 'react'
import { listColleagues } from '../../../shared/api/offices-client'
import type { Problem } from '../../../shared/api/problem'
import type { ActionRequest, Dossier } from '../../../shared/api/types'
import { useWords } from '../../../shared/language/language'
import { useAsked } from '../../../shared/query/use-asked'
import { useSession } from '../../../shared/session/session'
import { officeWords } from './words'

interface PanelProps {
  dossier: Dossier
  perform: (request: ActionRequest, done?: string) => Promise<Problem | null>
}

/** Who works on a dossier. Everybody takes over what nobody has and gives their own back; a supervisor gives it to others. */
export function AssignPanel({ dossier, perform }: PanelProps) {
  const words = useWords(officeWords)
  const { me } = useSession()
  const { assignedTo = null, allowedActions = [], handledBy } = dossier
  const mayGive = me?.permissions.includes('supervise') ?? false
  const isMine = assignedTo?.account === me?.account
  if (!allowedActions.includes('assign') && !assignedTo) return null
  return (
    <section className="sheet stack" aria-labelledby="assigned">
      <h2 id="assigned">{words.title}</h2>
      <p>{assignedTo ? (isMine ? words.you : assignedTo.name) : words.nobody}</p>
      {allowedActions.includes('assign') &&
        (mayGive ? (
          <Give handledBy={handledBy} perform={perform} />
        ) : assignedTo === null ? (
          <button className="button second" type="button" onClick={() => void perform({ action: 'assign' })}>
            {words.take}
          </button>
        ) : isMine ? (
          <button
            className="button plain small"
            type="button"
            onClick={() => void perform({ action: 'assign', assignee: null })}
          >
            {words.giveBack}
          </button>
        ) : null)}
    </section>
  )
}

function Give({ handledBy, perform }: { handledBy: string | null } & Pick<PanelProps, 'perform'>) {
  const words = useWords(officeWords)
  const { me } = useSession()
  const isOwn = me?.authority === handledBy
  const [to, setTo] = useState('')
  const { value: colleagues = [] } = useAsked(handledBy ? ['colleagues', handledBy] : null, () =>
    listColleagues(handledBy ?? undefined),
  )
  const others = colleagues.filter(({ account }) => account !== me?.account)
  const chosen = to || (isOwn ? 'me' : (others[0]?.account ?? 'nobody'))
  const give = () =>
    perform({ action: 'assign', ...(chosen === 'me' ? {} : { assignee: chosen === 'nobody' ? null : chosen }) })
  return (
    <div className="field">
      <label htmlFor="give-to">{words.to}</label>
      <select id="give-to" value={chosen} onChange={(event) => setTo(event.target.value)}>
        {isOwn && <option value="me">{words.me}</option>}
        {others.map(({ account, name }) => (
          <option key={account} value={account}>
            {name}
          </option>
        ))}
        <option value="nobody">{words.none}</option>
      </select>
      <button className="button second" type="button" onClick={() => void give()}>
        {words.assign}
      </button>
    </div>
  )
}
