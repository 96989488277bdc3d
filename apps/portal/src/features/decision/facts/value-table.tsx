import type { Readable } from '../../../shared/api/types'
import { EntryValue } from '../../../shared/fields/entry-value'
import { useRegistryName, useShow } from '../../../shared/fields/value'
import { isAnswered, isNone, linesOf } from '../../../shared/form/entries'
import type { Entry, SectionView } from '../../../shared/form/form-view'
import { fieldId } from '../../../shared/form/paths'
import { ageOf, formatDate } from '../../../shared/language/format'
import { useLanguage, useWords } from '../../../shared/language/language'
import { Sure } from '../../../shared/law/sure'
import { decisionWords } from '../words/decision.words'

/** Where a value comes from: nowhere, where it was worked out from others. */
const registryOf = ({ state, field }: Entry) =>
  (state === 'known' || state === 'doubt') && !field?.derivedFrom ? field?.source : undefined

const isDerived = ({ state, field }: Entry) => state === 'known' && field?.derivedFrom !== undefined

/** The group of what was worked out; no registry has this name. */
const derived = '='

/** The dossier's values beside their source, age and quality; where citizen and registry differ, both. */
export function ValueTable({ sections }: { sections: SectionView[] }) {
  const { say } = useLanguage()
  const words = useWords(decisionWords)
  const entries = sections.flatMap((section) => section.entries)
  const groups = new Map<string, { name: Readable; entries: Entry[] }>()
  for (const entry of entries) {
    const source = registryOf(entry)
    const [key, name] = isDerived(entry)
      ? [derived, words.decision.derivedGroup]
      : [source?.registry ?? '', source?.registryName ?? words.decision.asked]
    const group = groups.get(key) ?? { name, entries: [] }
    group.entries.push(entry)
    groups.set(key, group)
  }
  const whose = sectionsOfSameLabel(sections)
  const placeOf = (key: string) => (key === '' ? 2 : key === derived ? 1 : 0)
  const ordered = [...groups].sort(([one], [other]) => placeOf(one) - placeOf(other))
  return (
    <table className="table values">
      <thead>
        <tr>
          <th scope="col">{words.decision.field}</th>
          <th scope="col">{words.decision.value}</th>
          <th scope="col">{words.decision.source}</th>
          <th scope="col">{words.decision.quality}</th>
        </tr>
      </thead>
      {ordered.map(([registry, group]) => (
        <tbody key={registry}>
          <tr className="group-row">
            <th colSpan={4} scope="rowgroup">
              {say(group.name)}
            </th>
          </tr>
          {linesOf(group.entries).map((line) =>
            'item' in line ? (
              <ItemRow key={line.entries[0]?.path} position={line.item} entries={line.entries} />
            ) : (
              <ValueRow key={line.entry.path} entry={line.entry} section={whose.get(line.entry.path)} />
            ),
          )}
        </tbody>
      ))}
    </table>
  )
}

/** The section of each field whose label another field has too, such as the applicant's and the spouse's name. */
function sectionsOfSameLabel(sections: SectionView[]): Map<string, Readable> {
  const all = sections.flatMap(({ title, entries }) => entries.map((entry) => ({ title, entry })))
  const labels = all.map(({ entry }) => JSON.stringify(entry.label))
  const repeated = all.filter(
    ({ entry }, at) => !entry.item && labels.indexOf(labels[at] ?? '') !== labels.lastIndexOf(labels[at] ?? ''),
  )
  return new Map(repeated.map(({ title, entry }) => [entry.path, title]))
}

function ValueRow({ entry, section }: { entry: Entry; section?: Readable }) {
  const { say } = useLanguage()
  const words = useWords(decisionWords)
  const show = useShow()
  const registryName = useRegistryName()
  const differs = entry.state === 'doubt' && isAnswered(entry)
  const tinted = entry.state === 'doubt' || entry.state === 'gap'
  return (
    <tr id={fieldId(entry.path)} className={tinted ? 'differs' : undefined}>
      <th scope="row">
        {say(entry.label)}
        {entry.item?.name && <span className="sub">{entry.item.name}</span>}
        {section && <span className="sub">{say(section)}</span>}
      </th>
      <td>
        {differs ? (
          <>
            <div className="pair">
              <span className="who">{registryName(entry)}</span>
              <span>{show(entry, entry.field?.value)}</span>
            </div>
            <div className="pair">
              <span className="who">{words.decision.citizenSays}</span>
              <mark>{show(entry, entry.answer)}</mark>
            </div>
          </>
        ) : (
          <EntryValue entry={entry} />
        )}
      </td>
      <td>
        <SourceCell entry={entry} />
      </td>
      <td>
        <QualityCell entry={entry} />
      </td>
    </tr>
  )
}

function ItemRow({ position, entries }: { position: number; entries: Entry[] }) {
  const { t } = useLanguage()
  const show = useShow()
  const [first] = entries
  if (!first) return null
  return (
    <tr id={fieldId(first.path)}>
      <th scope="row">{t.form.person(position + 1)}</th>
      <td>{entries.map((entry) => show(entry, entry.field?.value)).join(', ')}</td>
      <td>
        <SourceCell entry={first} />
      </td>
      <td>
        <QualityCell entry={first} />
      </td>
    </tr>
  )
}

function SourceCell({ entry }: { entry: Entry }) {
  const words = useWords(decisionWords)
  const registryName = useRegistryName()
  const source = registryOf(entry)
  if (isDerived(entry)) return <>{words.decision.derived}</>
  if (!source) {
    const lookup = entry.field?.gap?.lookupId
    return (
      <>
        {words.decision.citizen}
        {lookup && <span className="sub lookup">{words.decision.receipt(lookup)}</span>}
      </>
    )
  }
  return (
    <>
      {registryName(entry)}
      {source.recordDate && (
        <span className="sub">
          {formatDate(source.recordDate)}, <Age date={source.recordDate} />
        </span>
      )}
    </>
  )
}

function Age({ date }: { date: string }) {
  const words = useWords(decisionWords)
  const { years, months, days } = ageOf(date, new Date())
  const ages = words.decision.age
  const parts = [
    years && `${years} ${ages.years}`,
    months && `${months} ${ages.months}`,
    days && `${days} ${ages.days}`,
  ]
  return <>{parts.filter(Boolean).join(' ') || ages.today}</>
}

function QualityCell({ entry }: { entry: Entry }) {
  const { t } = useLanguage()
  const words = useWords(decisionWords)
  if (entry.state === 'gap') {
    return (
      <>
        <i className="dot gap" />
        {isAnswered(entry) || isNone(entry) ? words.decision.declared : t.form.tally.gap}
      </>
    )
  }
  if (isDerived(entry)) {
    return (
      <>
        <i className="dot" />
        {t.quality[entry.field?.quality ?? 'verified']}
        {entry.field?.certainty && <Sure of={entry.field.certainty} />}
      </>
    )
  }
  if (!registryOf(entry)) {
    return (
      <>
        <i className="dot own" />
        {words.decision.declared}
      </>
    )
  }
  return (
    <>
      <i className={entry.state === 'doubt' ? 'dot doubt' : 'dot'} />
      {t.quality[entry.field?.quality ?? 'verified']}
    </>
  )
}
