import { seeChangedFacts } from '../../shared/api/dossiers-client'
import type { DossierView } from '../../shared/dossier/dossier-view'
import { formatMoment } from '../../shared/language/format'
import { useLanguage, useWords } from '../../shared/language/language'
import { DossierUnsent } from '../../shared/version/changed-notice'
import { useDossierSending } from '../../shared/version/use-dossier'
import { decisionWords } from './words/decision.words'

interface Props {
  view: DossierView
  /** Whether the reader may say that they have looked at it. */
  maySee: boolean
  reload: () => Promise<void>
}

/** What registries would answer otherwise now, with the places that rest on it; somebody has to have seen it before a decision. */
export function ChangedFacts({ view, maySee, reload }: Props) {
  const { say } = useLanguage()
  const words = useWords(decisionWords).changedFacts
  const { dossier, sections } = view
  const changed = dossier.changedFacts ?? []
  const unseen = changed.filter(({ seenAt }) => seenAt === undefined).map(({ lookupId }) => lookupId)
  const seeing = useDossierSending(view, ({ etag }) => seeChangedFacts(dossier.id, unseen, etag))
  if (changed.length === 0) return null
  const entries = sections.flatMap((section) => section.entries)
  const labelOf = (path: string) => say(entries.find((entry) => entry.path === path)?.label ?? path)
  const see = async () => {
    if (!(await seeing.send())) await reload()
  }
  return (
    <section
      className={unseen.length > 0 ? 'notice attention stack-s' : 'notice stack-s'}
      aria-labelledby="changed-facts"
    >
      <h2 id="changed-facts">{words.heading}</h2>
      <ul>
        {changed.map(({ lookupId, registryName, at, paths, seenBy, seenAt }) => (
          <li key={lookupId}>
            <b>{registryName}</b> ({formatMoment(at)}): {words.oneOf(paths.map(labelOf).join('; '))}{' '}
            {seenBy && seenAt && <span className="soft">{words.seen(seenBy, formatMoment(seenAt))}</span>}
          </li>
        ))}
      </ul>
      {unseen.length > 0 && <p>{words.text}</p>}
      <DossierUnsent of={seeing} />
      {unseen.length > 0 && maySee && (
        <p>
          <button className="button second" type="button" aria-busy={seeing.busy} onClick={() => void see()}>
            {words.see}
          </button>
        </p>
      )}
    </section>
  )
}
