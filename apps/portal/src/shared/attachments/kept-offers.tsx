import { listKeptOffers, takeKeptPaper } from '../api/documents-client'
import type { KeptPaperOffer } from '../api/types'
import { formatDate } from '../language/format'
import { useLanguage } from '../language/language'
import { useAsked } from '../query/use-asked'
import { useSending } from '../query/use-sending'
import { Unsent } from '../ui/unsent'

interface Props {
  dossier: string
  /** Called when a paper was taken. */
  taken: () => Promise<void>
}

/** The papers the dossier demands and its applicant already keeps, to be taken with one press instead of brought again. */
export function KeptOffers({ dossier, taken }: Props) {
  const { t } = useLanguage()
  const { value, reload } = useAsked(['keptOffers', dossier], () => listKeptOffers(dossier))
  if (!value || value.length === 0) return null
  const afterwards = async () => {
    await Promise.all([reload(), taken()])
  }
  return (
    <div className="notice stack">
      <h3>{t.attachments.keptHeading}</h3>
      <p>{t.attachments.keptLead}</p>
      <ul className="plain-list">
        {value.map((offer) => (
          <Offer key={offer.id} dossier={dossier} offer={offer} taken={afterwards} />
        ))}
      </ul>
    </div>
  )
}

function Offer({ dossier, offer, taken }: Props & { offer: KeptPaperOffer }) {
  const { t } = useLanguage()
  const { id, paper, verifiedBy, authority, verifiedAt, validUntil } = offer
  const taking = useSending(async () => {
    await takeKeptPaper(dossier, id)
    await taken()
  }, dossier)
  return (
    <li>
      <p>
        <b>{paper}</b>{' '}
        <span className="soft small">
          {t.attachments.checked(verifiedBy, authority, formatDate(verifiedAt))}{' '}
          {validUntil && t.attachments.goodUntil(formatDate(validUntil))}
        </span>
      </p>
      <button className="button second" type="button" aria-busy={taking.busy} onClick={() => void taking.send()}>
        {t.attachments.useKept}
        <span className="hidden">: {paper}</span>
      </button>
      <Unsent problem={taking.problem} />
    </li>
  )
}
