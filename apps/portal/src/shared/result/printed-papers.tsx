import type { Dossier } from '../api/types'
import { useWords } from '../language/language'
import { isOfficial, useSession } from '../session/session'
import { papersOf } from './printed-papers.rules'

const vi = {
  heading: 'Giấy in',
  receipt: 'Giấy tiếp nhận và hẹn trả kết quả',
  supplement: 'Phiếu yêu cầu bổ sung',
  refusal: 'Phiếu từ chối tiếp nhận',
  stop: 'Thông báo dừng giải quyết',
  apology: 'Văn bản xin lỗi, hẹn lại (dự thảo)',
  control: 'Phiếu kiểm soát quá trình',
  note: 'Tệp PDF, có mã QR để kiểm tra. Cách trình bày là mẫu, chưa đối chiếu văn bản.',
}

const en: typeof vi = {
  heading: 'Printed papers',
  receipt: 'Reception slip with the due date',
  supplement: 'Request to complete the dossier',
  refusal: 'Refusal of reception',
  stop: 'Notice that work stopped',
  apology: 'Apology with a new date (draft)',
  control: 'Control slip',
  note: 'PDF in Vietnamese with a QR code that checks it. The layout is a sample, not compared with the official text.',
}

/** The papers that can be printed of a dossier now. */
export function PrintedPapers({ dossier }: { dossier: Dossier }) {
  const words = useWords({ vi, en })
  const { me } = useSession()
  const papers = papersOf(dossier, isOfficial(me), Date.now())
  if (papers.length === 0) return null
  return (
    <section className="stack" aria-labelledby="printed">
      <h2 id="printed">{words.heading}</h2>
      <ul>
        {papers.map((name) => (
          <li key={name}>
            <a href={`/v1/dossiers/${encodeURIComponent(dossier.id)}/documents/${name}`} download>
              {words[name]}
            </a>
          </li>
        ))}
      </ul>
      <p className="soft small">{words.note}</p>
    </section>
  )
}
