import { useSearchParams } from 'react-router'
import { useLanguage, useWords } from '../../shared/language/language'
import { Sure } from '../../shared/law/sure'
import { useAsked } from '../../shared/query/use-asked'
import { useSending } from '../../shared/query/use-sending'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { usePageTitle } from '../../shared/ui/title'
import { Unsent } from '../../shared/ui/unsent'
import { ConceptTable } from './concept-table'
import { NextList } from './next-list'
import { downloadProgress, getProgress } from './progress-client'
import './progress.css'
import { RegistryTable } from './registry-table'
import { progressWords } from './words'

/** How far the announcements have come, for everyone; the address holds which database is shown. */
export function ProgressPage() {
  const { t, say } = useLanguage()
  const words = useWords(progressWords)
  const [address] = useSearchParams()
  const { value, problem, reload } = useAsked(['progress'], getProgress)
  const download = useSending(downloadProgress)
  const shown = value?.registries.find(({ registry }) => registry === address.get('registry'))
  usePageTitle(words.title)
  return (
    <div className="announced stack-l">
      <header className="row apart">
        <div>
          <h1>{words.title}</h1>
          <p className="lead">{words.lead}</p>
        </div>
        <button
          className="button second small"
          type="button"
          aria-busy={download.busy}
          onClick={() => void download.send()}
        >
          {words.csv}
        </button>
      </header>
      <Unsent problem={download.problem} />
      {problem && <ProblemNotice problem={problem} retry={() => void reload()} />}
      {!value && !problem && <p className="soft">{t.app.loading}</p>}
      {value && <RegistryTable items={value.registries} />}
      {shown && <ConceptTable registry={shown.registry} name={say(shown.name)} />}
      {value && <NextList items={value.next} />}
      <p className="small soft rule">
        {words.rule}
        <Sure of="C" />
      </p>
    </div>
  )
}
