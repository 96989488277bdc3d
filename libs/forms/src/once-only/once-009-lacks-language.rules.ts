import type { FormFinding } from '#contracts'
import { textsOf } from '../reading/form-texts.rules.js'
import type { FormReading } from '../reading/reading.rules.js'

/** ONCE009: every text a person reads is there in Vietnamese and in English. */
export function once009({ form }: FormReading): FormFinding[] {
  return textsOf(form).flatMap(({ text, what, field, document }) => {
    const lacking = (['vi', 'en'] as const).filter((language) => !text?.[language].trim())
    if (lacking.length === 0) return []
    const message = {
      vi: `Thiếu ${what} (${lacking.join(', ')}).`,
      en: `The ${what} is missing (${lacking.join(', ')}).`,
    }
    const place = { ...(field === undefined ? {} : { field }), ...(document === undefined ? {} : { document }) }
    return [{ rule: 'ONCE009', severity: 'error' as const, ...place, message }]
  })
}
