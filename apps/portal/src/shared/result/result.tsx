import { Link } from 'react-router'
import type { Dossier } from '../api/types'
import { formatMoment } from '../language/format'
import { useWords } from '../language/language'

const vi = {
  heading: 'Kết quả',
  granted: 'Được chấp thuận',
  refused: 'Không được chấp thuận',
  signed: (who: string, when: string) => `${who} ký số lúc ${when}.`,
  download: 'Tải kết quả (PDF có chữ ký số)',
  check: 'Xem trang kiểm tra kết quả',
}

const en: typeof vi = {
  heading: 'Result',
  granted: 'Granted',
  refused: 'Refused',
  signed: (who, when) => `Signed by ${who}, ${when}.`,
  download: 'Download the result (signed PDF)',
  check: 'Open the page that checks it',
}

/** The signed result of a completed dossier: what was decided, the file, and the page where anybody can check it. */
export function Result({ dossier }: { dossier: Dossier }) {
  const words = useWords({ vi, en })
  const { result } = dossier
  if (!result) return null
  return (
    <section className="sheet stack" aria-labelledby="result">
      <h2 id="result">{words.heading}</h2>
      <p>
        <b>{words[result.decision]}</b>{' '}
        <span className="soft">{words.signed(result.signedBy, formatMoment(result.signedAt))}</span>
      </p>
      <p>
        <a className="button" href={`/v1/dossiers/${encodeURIComponent(dossier.id)}/result`} download>
          {words.download}
        </a>
      </p>
      <p>
        <Link to={`/verify/${result.verification}`}>{words.check}</Link>
      </p>
    </section>
  )
}
