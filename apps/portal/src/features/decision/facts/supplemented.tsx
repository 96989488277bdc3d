import type { Dossier, Value } from '../../../shared/api/types'
import type { DossierView } from '../../../shared/dossier/dossier-view'
import { useShow } from '../../../shared/fields/value'
import { useLanguage, useWords } from '../../../shared/language/language'
import { decisionWords } from '../words/decision.words'

/** What the last supplement changed: each place as it was before, beside what stands there now. */
export function Supplemented({ view }: { view: DossierView }) {
  const { say } = useLanguage()
  const words = useWords(decisionWords).supplemented
  const show = useShow()
  const changed: Dossier['supplemented'] = view.dossier.supplemented ?? []
  if (changed.length === 0) return null
  const entries = view.sections.flatMap((section) => section.entries)
  const said = (path: string, value: unknown) => {
    const entry = entries.find((each) => each.path === path)
    if (value === undefined || value === null) return words.nothing
    return entry ? show(entry, value as Value) : String(JSON.stringify(value))
  }
  return (
    <section aria-labelledby="supplemented">
      <h2 id="supplemented">{words.heading}</h2>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{words.place}</th>
            <th scope="col">{words.before}</th>
            <th scope="col">{words.after}</th>
          </tr>
        </thead>
        <tbody>
          {changed.map(({ path, before, after }) => (
            <tr key={path}>
              <th scope="row">{say(entries.find((each) => each.path === path)?.label ?? path)}</th>
              <td>{said(path, before)}</td>
              <td>
                <mark>{said(path, after)}</mark>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
