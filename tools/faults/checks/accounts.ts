import { accountOf } from '#contracts'
import { personaOf } from '../../../test/system/system.js'
import type { Journey } from '../load/journal.js'
import type { Check } from './check.js'

interface Row {
  id: string
  created_by: string
  applicant_person_id: string
}

/** One subject at two issuers is two people: each dossier is of the person its issuer vouched for, each key of one account. */
export const twoIssuers: Check = async ({ system, journal }) => {
  const rows = await system.rows<Row>('dossiers', 'select id, created_by, applicant_person_id from dossier')
  const keys = await system.rows<{ caller: string; key: string; result_id: string }>(
    'dossiers',
    `select caller, key, result_id from idempotency where route = 'open'`,
  )
  const dossiers = Map.groupBy(rows, ({ created_by }) => created_by)
  const check = (journey: Journey): string[] => {
    const account = accountOf({ issuer: journey.issuer, subject: journey.subject })
    const own = dossiers.get(account) ?? []
    const kept = keys.filter(({ caller, key }) => caller === account && key === journey.key)
    return [
      ...own
        .filter(({ applicant_person_id }) => applicant_person_id !== personaOf(journey.persona).personId)
        .map(({ id }) => `Dossier ${id} of ${account} is about another person.`),
      ...(journey.id && !own.some(({ id }) => id === journey.id)
        ? [`${account} was told to have dossier ${journey.id}, which is not its own.`]
        : []),
      ...(journey.id && journey.key && !kept.some(({ result_id }) => result_id === journey.id)
        ? [`The key of ${account} does not lead to dossier ${journey.id}.`]
        : []),
    ]
  }
  return journal.journeys.flatMap((journey) => {
    if (!journey.twin) return []
    const shared = journey.id !== undefined && journey.id === journey.twin.id
    return [
      ...(shared ? [`Dossier ${journey.id} was opened by ${journey.subject} at two issuers.`] : []),
      ...check(journey),
      ...check(journey.twin),
    ]
  })
}
