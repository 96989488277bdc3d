import type { Value } from '../api/types'
import type { Entry } from '../form/form-view'
import type { InputFault } from '../form/schema'
import { useLanguage } from '../language/language'
import { SingleQuestion } from './single-question'

type Item = { [key: string]: Value }

/** A list of people or things the citizen writes down, one group of questions for each. */
export function ListInput(props: {
  entry: Entry
  prompt?: string
  value: Value | undefined
  id: string
  onAnswer: (value: Value, fault: InputFault | null) => void
}) {
  const { entry, value, id, onAnswer } = props
  const { t, say } = useLanguage()
  const items = Array.isArray(value) ? (value as Item[]) : [{}]
  const itemSchema = entry.schema.items ?? {}
  const questions = Object.entries(itemSchema.properties ?? {}).map(([name, schema]): [string, Entry] => [
    name,
    {
      path: `${entry.path}/*/${name}`,
      label: entry.itemLabels?.[`${entry.path}/*/${name}`] ?? { vi: name, en: name },
      schema,
      state: 'ask',
      required: itemSchema.required?.includes(name) ?? false,
    },
  ])
  const change = (position: number, name: string, next: Value, fault: InputFault | null) => {
    const { [name]: _, ...others } = items[position] ?? {}
    const changed = next === null ? others : { ...others, [name]: next }
    onAnswer(
      items.map((item, each) => (each === position ? changed : item)),
      fault,
    )
  }
  return (
    <fieldset className="field" id={id} tabIndex={-1}>
      <legend>{props.prompt ?? say(entry.label)}</legend>
      {items.map((item, position) => (
        <fieldset className="list-item stack" key={position}>
          <legend>{t.form.person(position + 1)}</legend>
          {questions.map(([name, question]) => (
            <SingleQuestion
              key={name}
              id={`${id}-${position}-${name}`}
              entry={question}
              value={item[name]}
              onAnswer={(next, fault) => change(position, name, next, fault)}
            />
          ))}
          {items.length > 1 && position === items.length - 1 && (
            <button className="button plain small" type="button" onClick={() => onAnswer(items.slice(0, -1), null)}>
              {t.form.removeItem(position + 1)}
            </button>
          )}
        </fieldset>
      ))}
      <button className="button second small" type="button" onClick={() => onAnswer([...items, {}], null)}>
        {t.form.addItem}
      </button>
    </fieldset>
  )
}
