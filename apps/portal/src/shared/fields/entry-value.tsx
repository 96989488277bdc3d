import { isAnswered, isNone } from '../form/entries'
import type { Entry } from '../form/form-view'
import { useLanguage } from '../language/language'
import { useShow } from './value'

/** The value that stands for an entry: the citizen's where they answered, else the registry's. */
export function EntryValue({ entry }: { entry: Entry }) {
  const { t, say } = useLanguage()
  const show = useShow()
  if (entry.state === 'attest' && entry.answer === true) return <>{t.app.yes}</>
  if (isAnswered(entry)) return <>{show(entry, entry.answer)}</>
  if (isNone(entry)) return <>{t.form.saidNone}</>
  if (entry.field?.absent) return <>{t.form.absent}</>
  const chosen = entry.field?.choices?.find((choice) => choice.key === entry.field?.value)
  if (chosen) return <>{say(chosen.label)}</>
  if (entry.field?.status === 'provided') return <>{show(entry, entry.field.value)}</>
  return <span className="soft">{t.review.empty}</span>
}
