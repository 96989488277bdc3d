import type { DossierPart } from '../../api-types'
import { useLanguage } from '../../language'
import { formatLongDate } from '../../model/format'

/** The procedures of a journey: who handles each, and by when; a deadline that is a sample says so. */
export function PartList({ parts }: { parts: DossierPart[] }) {
  const { t, language, say } = useLanguage()
  return (
    <section className="parts">
      <h2>{t.dossier.parts}</h2>
      <ol>
        {parts.map(({ procedure, name, handler, dueAt, certainty }) => (
          <li key={procedure}>
            <strong>{say(name)}</strong>
            <br />
            {say(handler)}
            {dueAt && (
              <>
                <br />
                {t.mine.due(formatLongDate(dueAt, language))}
                {certainty === 'C' && <span className="soft"> {t.dossier.sampleDeadline}</span>}
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
