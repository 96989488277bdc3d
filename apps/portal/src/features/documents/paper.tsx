import { useState } from 'react'
import { Link } from 'react-router'
import { keptPaperAddress, removeKeptPaper } from '../../shared/api/documents-client'
import type { KeptPaper } from '../../shared/api/types'
import { formatDate, formatSize } from '../../shared/language/format'
import { useLanguage, useWords } from '../../shared/language/language'
import { useSending } from '../../shared/query/use-sending'
import { useAnnounce } from '../../shared/ui/announcer'
import { Unsent } from '../../shared/ui/unsent'
import { documentsWords } from './words'

interface Props {
  paper: KeptPaper
  removed: () => Promise<void>
}

/** One kept paper: who vouches for it, until when, its file, and the way to remove it where it was handed in. */
export function Paper({ paper, removed }: Props) {
  const { language } = useLanguage()
  const words = useWords(documentsWords)
  const { id, kind, code, name, state, verifiedBy, authority, verifiedAt, validUntil, size, sha256, dossierId } = paper
  const vouch = kind === 'result' ? words.signed : words.checked
  return (
    <li className="stack-s">
      <h2>{name}</h2>
      <p className="row">
        <span className={state === 'valid' ? 'tag known' : 'tag'}>{words.states[state]}</span>
        <span className="soft small">
          {words.kinds[kind]}
          {code && ` · ${words.code(code)}`}
        </span>
      </p>
      <p>
        {vouch(verifiedBy, authority, formatDate(verifiedAt))} {validUntil && words.until(formatDate(validUntil))}
      </p>
      <details className="small">
        <summary>{words.hash}</summary>
        <code>{sha256}</code>
      </details>
      <p className="row actions">
        <a className="button second small" href={keptPaperAddress(id)} download>
          {words.download} ({formatSize(size, language)})<span className="hidden">: {name}</span>
        </a>
        <Link to={`/dossiers/${dossierId}`}>{words.dossier}</Link>
      </p>
      {kind === 'upload' && <Removal paper={paper} removed={removed} />}
    </li>
  )
}

/** Asks once, and says what goes and what stays. */
function Removal({ paper: { id, name }, removed }: Props) {
  const words = useWords(documentsWords)
  const announce = useAnnounce()
  const [isAsked, setIsAsked] = useState(false)
  const removal = useSending(() => removeKeptPaper(id))
  const remove = async () => {
    if (await removal.send()) return
    announce(words.removing.done(name))
    await removed()
  }
  if (!isAsked)
    return (
      <p>
        <button className="button plain small" type="button" onClick={() => setIsAsked(true)}>
          {words.remove}
          <span className="hidden">: {name}</span>
        </button>
      </p>
    )
  return (
    <div className="notice attention stack-s" role="group" aria-label={words.removing.question(name)}>
      <p>
        <b>{words.removing.question(name)}</b> {words.removing.goes} {words.removing.stays}
      </p>
      <Unsent problem={removal.problem} />
      <p className="row actions">
        <button
          className="button refuse small"
          type="button"
          autoFocus
          aria-busy={removal.busy}
          onClick={() => void remove()}
        >
          {words.removing.yes}
        </button>
        <button className="button plain small" type="button" onClick={() => setIsAsked(false)}>
          {words.removing.no}
        </button>
      </p>
    </div>
  )
}
