import type { Entry } from '../form/form-view'
import { useLanguage } from '../language/language'

/** Says beside a question that it need not be answered. */
export function Optional({ entry }: { entry: Entry }) {
  const { t } = useLanguage()
  return entry.required || entry.state !== 'ask' || entry.field?.notAsked ? null : (
    <span className="optional">{t.form.optional}</span>
  )
}
