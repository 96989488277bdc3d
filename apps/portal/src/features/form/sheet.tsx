import type { Entry, Sheet as SheetView } from '../../shared/form/form-view'
import { formatMoment } from '../../shared/language/format'
import { useLanguage, useWords } from '../../shared/language/language'
import { Fact, ItemFact } from './answers/fact'
import { useForm } from './answers/form-context'
import { DataUse } from './data-use'
import { formWords } from './words/form.words'

const causeOf = ({ field }: Entry) => `${field?.gap?.kind} ${field?.registry}`

/** The facts of one source: whose they are, when they were looked up, then each of them. */
export function Sheet({ sheet }: { sheet: SheetView }) {
  const { t, say } = useLanguage()
  const words = useWords(formWords)
  const names: Record<string, string> = t.registries
  const { form } = useForm()
  const explained = new Set<string>()
  const leads = (entry: Entry) => {
    if (entry.state !== 'gap' || explained.has(causeOf(entry))) return false
    explained.add(causeOf(entry))
    return true
  }
  return (
    <div className="sheet">
      {sheet.registry && (
        <div className="facts-head">
          <h3>{say(sheet.source?.registryName) || names[sheet.registry] || sheet.registry}</h3>
          {sheet.source?.lookedUpAt && (
            <p>
              <time dateTime={sheet.source.lookedUpAt}>
                {words.form.lookedUp(formatMoment(sheet.source.lookedUpAt))}
              </time>
            </p>
          )}
        </div>
      )}
      <dl className="facts">
        {sheet.parts.map((part) =>
          part.kind === 'item' ? (
            <ItemFact key={`item ${part.position} ${part.entries[0]?.path}`} {...part} />
          ) : (
            <Fact key={part.entry.path} entry={part.entry} leads={leads(part.entry)} />
          ),
        )}
      </dl>
      {sheet.registry && <DataUse registry={sheet.registry} procedure={say(form.title)} />}
    </div>
  )
}
