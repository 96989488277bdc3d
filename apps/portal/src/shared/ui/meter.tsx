import type { Procedure } from '../api/types'
import { useLanguage } from '../language/language'
import { Dots } from './dots'

/** How much of a procedure is already known, as dots and as the same sentence. */
export function Meter({ procedure }: { procedure: Procedure }) {
  const { t } = useLanguage()
  if (!procedure.counts) return null
  const { fields, reusable, asked } = procedure.counts
  return (
    <p className="meter">
      <Dots
        counts={{ known: reusable, ask: Math.max(0, fields - reusable) }}
        label={t.home.meterLabel(reusable, fields)}
      />{' '}
      <span>
        <b>{t.home.meter(reusable, fields)}</b> {t.home.questions(asked)}
      </span>
    </p>
  )
}
