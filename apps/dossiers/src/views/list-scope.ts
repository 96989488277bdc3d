import { dossierAccess, relationOf, type Actor } from '#contracts'
import type { Parameters } from './parameters.js'
import { topOf } from './search.rules.js'

/** Whose dossiers a list holds: conditions on a dossier, no two of which hold for the same one. */
export interface ListScope {
  parts: string[]
  /** The text search column or expression, and the top authority its words begin with. */
  words: string
  top: string
}

/** The same dossiers as `relationsTo` says of one, with the permissions that reading one needs. */
export function scopeOf(actor: Actor, today: string, add: Parameters['add']): ListScope {
  return actor.role === 'citizen' ? ofCitizen(actor, today, add) : ofOffice(actor, add)
}

function ofCitizen(actor: Actor, today: string, add: Parameters['add']): ListScope {
  const me = add(actor.personId ?? '')
  return {
    parts: [
      `applicant_person_id = ${me} and identity = 'verified' and coalesce(representation->>'personId' <> ${me}, true)`,
      `representation->>'personId' = ${me} and representation->>'status' <> 'refused'
        and coalesce(representation->>'ends', '9999') >= ${add(today)}`,
    ],
    // no office may have received it yet, and a person has few
    words: `dossier_words(array[''], search_name, code, procedure, array[applicant_person_id, applicant_old_id, applicant_passport])`,
    top: '',
  }
}

/** Those an office received, and those it handles that another received. */
function ofOffice(actor: Actor, add: Parameters['add']): ListScope {
  const { role, authority = '' } = actor
  const decides = relationOf(dossierAccess.read, actor, { relations: ['decidingOffice'] }) === 'allowed'
  const seen = `office_view >= ${decides ? 1 : 2}`
  const own = add(authority)
  const parts = (received: string, handled: string, passedOn: string) => [
    `${received} and ${seen}`,
    `${handled} and coalesce(not (${received}), true) and ${passedOn} and ${seen}`,
  ]
  const words = { words: 'words', top: topOf(authority) }
  const betweenOffices = 'handled_by is distinct from received_by'
  if (role !== 'head') return { parts: parts(`received_by = ${own}`, `handled_by = ${own}`, betweenOffices), ...words }
  if (!authority.includes('.'))
    return {
      parts: parts(`received_top = ${own}`, `handled_top = ${own}`, 'handled_top is distinct from received_top'),
      ...words,
    }
  const after = add(`${authority}/`) // the sign after the dot
  const below = (column: string) =>
    `(${column} >= ${own} and ${column} < ${after} and (${column} = ${own} or starts_with(${column}, ${own} || '.')))`
  return { parts: parts(below('received_by'), below('handled_by'), betweenOffices), ...words }
}
