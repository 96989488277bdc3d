import type { Dossier } from '../api/types'
import { formatMoment } from '../language/format'
import { useWords } from '../language/language'

const vi = {
  heading: 'Ghi vào cơ sở dữ liệu',
  changes: {
    residence: 'Nơi thường trú',
    birth: 'Khai sinh và số định danh cá nhân',
    marriage: 'Kết hôn',
    death: 'Khai tử',
    landUse: 'Mục đích sử dụng đất',
  },
  waiting: (registry: string) => `Đang chờ ${registry} ghi nhận. Hồ sơ không phải làm gì thêm.`,
  applied: (registry: string, when: string) =>
    `${registry} đã ghi nhận lúc ${when}. Các thủ tục sau tự điền thông tin mới.`,
  refused: (registry: string) => `${registry} từ chối ghi nhận. Kết quả đã ký bị thu hồi, hồ sơ được mở lại để xử lý.`,
}

const en: typeof vi = {
  heading: 'Recorded in the registry',
  changes: {
    residence: 'Permanent residence',
    birth: 'Birth and personal id',
    marriage: 'Marriage',
    death: 'Death',
    landUse: 'Land use',
  },
  waiting: (registry) => `Waiting for the ${registry} to record it. Nothing has to be done.`,
  applied: (registry, when) => `The ${registry} recorded it, ${when}. Later forms are filled with the new facts.`,
  refused: (registry) =>
    `The ${registry} refused to record it. The signed result is withdrawn, and the dossier is open again.`,
}

/** What the registry that owns the record did with the outcome of a dossier; nothing where none hears of it. */
export function OutcomeInRegistry({ dossier }: { dossier: Dossier }) {
  const words = useWords({ vi, en })
  const { outcome } = dossier
  if (!outcome) return null
  const { registryName, change, status, settledAt, refusal } = outcome
  return (
    <section className="sheet stack" aria-labelledby="recorded">
      <h2 id="recorded">{words.heading}</h2>
      <p role={status === 'refused' ? 'alert' : 'status'}>
        <b>{words.changes[change]}.</b>{' '}
        {status === 'applied' && settledAt
          ? words.applied(registryName, formatMoment(settledAt))
          : words[status === 'refused' ? 'refused' : 'waiting'](registryName)}
      </p>
      {refusal && <p>{refusal.message}</p>}
    </section>
  )
}
