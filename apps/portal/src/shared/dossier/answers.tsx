import type { ReactNode } from 'react'
import { EntryValue } from '../fields/entry-value'
import { useRegistryName, useShow } from '../fields/value'
import { isAnswerable, isAnswered, isNone, isOpen, linesOf, workedOutFromOld } from '../form/entries'
import type { Entry, SectionView } from '../form/form-view'
import { fieldId } from '../form/paths'
import { useLanguage } from '../language/language'
import { Sure } from '../law/sure'
import './answers.css'

/**
 * Every field of the form with its value and where it comes from; `edit` adds the way to
 * change an answer; `level` is that of the section headings.
 */
export function AnswerList(props: { sections: SectionView[]; level: 2 | 3; edit?: (entry: Entry) => ReactNode }) {
  const { say } = useLanguage()
  const { sections, level, edit } = props
  const Heading = `h${level}` as const
  const old = workedOutFromOld(sections.flatMap((section) => section.entries))
  return (
    <>
      {sections.map((section, position) => (
        <section key={position} className="answer-section">
          <Heading>{say(section.title)}</Heading>
          <dl className="answers">
            {linesOf(section.entries).map((line) =>
              'item' in line ? (
                <ItemLine key={line.entries[0]?.path} position={line.item} entries={line.entries} />
              ) : (
                <Line key={line.entry.path} entry={line.entry} edit={edit} isOld={old.has(line.entry.path)} />
              ),
            )}
          </dl>
        </section>
      ))}
    </>
  )
}

interface LineProps {
  entry: Entry
  edit?: (entry: Entry) => ReactNode
  /** Whether it was worked out from a value that is said to be wrong. */
  isOld: boolean
}

function Line({ entry, edit, isOld }: LineProps) {
  const { t, say } = useLanguage()
  const editable = isAnswerable(entry) || entry.state === 'choice' || entry.state === 'chosen'
  return (
    <div id={fieldId(entry.path)}>
      <dt>
        {say(entry.label)}
        {entry.item?.name && <span className="sub">{entry.item.name}</span>}
      </dt>
      <dd>
        <EntryValue entry={entry} />
      </dd>
      <dd className="soft small">
        <Origin entry={entry} />
        {editable && edit?.(entry)}
        {isOld && <span className="sub">{t.review.fromOld}</span>}
      </dd>
    </div>
  )
}

function ItemLine({ position, entries }: { position: number; entries: Entry[] }) {
  const { t } = useLanguage()
  const show = useShow()
  const [first] = entries
  if (!first) return null
  return (
    <div id={fieldId(first.path)}>
      <dt>{t.form.person(position + 1)}</dt>
      <dd>{entries.map((entry) => show(entry, entry.field?.value)).join(', ')}</dd>
      <dd className="soft small">
        <Origin entry={first} />
      </dd>
    </div>
  )
}

function Origin({ entry }: { entry: Entry }) {
  const { t } = useLanguage()
  const registryName = useRegistryName()
  const [dot, words] = originOf(entry)
  const told = {
    own: t.review.own,
    registry: registryName(entry),
    gap: t.form.tally.gap,
    ask: t.form.tally.ask,
    optional: t.form.optional,
    derived: t.review.derived,
    atSubmission: t.review.atSubmission,
  }
  return (
    <span>
      <i className={`dot ${dot}`} />
      {told[words]}
      {entry.field?.certainty && <Sure of={entry.field.certainty} />}
    </span>
  )
}

type OriginWords = 'own' | 'registry' | 'gap' | 'ask' | 'optional' | 'derived' | 'atSubmission'

function originOf(entry: Entry): [dot: string, words: OriginWords] {
  if (entry.state === 'chosen' || isAnswered(entry) || isNone(entry)) return ['own', 'own']
  if (entry.state === 'attest') return ['', 'atSubmission']
  if (entry.field?.derivedFrom) return ['', 'derived']
  if (entry.field?.status === 'provided') return [entry.state === 'doubt' ? 'doubt' : '', 'registry']
  if (entry.state === 'gap') return ['gap', 'gap']
  return ['ask', isOpen(entry) ? 'ask' : 'optional']
}
