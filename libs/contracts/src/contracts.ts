import { agreements } from './catalog/agreements.js'
import { calendars } from './clock/calendars.js'
import { catalog } from './catalog/entries.js'
import { fees } from './catalog/fees.js'
import { formFlags } from './catalog/form-flags.js'
import { forms } from './catalog/forms.js'
import { ministries } from './catalog/ministries.js'
import { readiness } from './catalog/readiness.js'
import { progress } from './once-only/progress.js'
import { reviews } from './once-only/reviews.js'
import { clock } from './clock/clock.js'
import { attachments } from './papers/attachments.js'
import { consents } from './dossiers/consents.js'
import { dossiers } from './dossiers/dossiers.js'
import { notices } from './dossiers/notices.js'
import { keptPapers } from './papers/kept-papers.js'
import { results } from './papers/results.js'
import { measures } from './offices/measures.js'
import { askedOpinions } from './offices/asked-opinions.js'
import { officeWork } from './offices/office-work.js'
import { ownerMessages } from './offices/owner-messages.js'
import { rights } from './dossiers/rights.js'
import { personAccesses } from './dossiers/person-accesses.js'
import { exchange } from './exchange/lookups.js'
import { clientLookups } from './external/client-lookups.js'
import { externalDossiers } from './external/external-dossiers.js'
import { quotas } from './exchange/quotas.js'
import { registryFigures } from './exchange/statistics.js'
import type { Ask, Facts, State } from './messages/message.js'
import { correctionReplies } from './registries/corrections.js'
import { factChanges } from './registries/fact-changes.js'
import { outcomeReplies } from './registries/outcomes.js'
import { registries } from './registries/registries.js'
import { identity } from './sandbox/identity.js'
import { outages } from './sandbox/outages.js'

/** One declared message, of any kind. */
export type Contract = Ask<object, object> | Facts<object> | State<object>

/** Whether a message is a question, of either kind. */
export function isAsk(contract: Contract): contract is Ask<object, object> {
  return contract.kind === 'query' || contract.kind === 'command'
}

/** Every message there is: what the pages of the reference and the broker's access list are made of. */
export const contracts: readonly Contract[] = [
  ...Object.values(catalog),
  ...Object.values(forms),
  ...Object.values(formFlags),
  ...Object.values(agreements),
  ...Object.values(calendars),
  ...Object.values(fees),
  ...Object.values(ministries),
  ...Object.values(readiness),
  ...Object.values(progress),
  ...Object.values(reviews),
  ...Object.values(exchange),
  ...Object.values(quotas),
  ...Object.values(registryFigures),
  ...Object.values(dossiers),
  ...Object.values(externalDossiers),
  ...Object.values(clientLookups),
  ...Object.values(clock),
  ...Object.values(attachments),
  ...Object.values(results),
  ...Object.values(keptPapers),
  ...Object.values(consents),
  ...Object.values(notices),
  ...Object.values(officeWork),
  ...Object.values(askedOpinions),
  ...Object.values(ownerMessages),
  ...Object.values(measures),
  ...Object.values(personAccesses),
  ...Object.values(rights),
  ...Object.values(identity),
  ...Object.values(outcomeReplies),
  ...Object.values(factChanges),
  ...Object.values(correctionReplies),
  ...[...Object.values(registries), ...Object.values(outages)].flatMap((each) => Object.values(each) as Contract[]),
]
