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

/**
 * Those an office received, those another passed to it, and those it is asked to take over; of a head also those of all
 * offices below.
 */
function ofOffice(actor: Actor, add: Parameters['add']): ListScope {
  const { role, authority = '' } = actor
  const decides = relationOf(dossierAccess.read, actor, { relations: ['decidingOffice'] }) === 'allowed'
  const own = add(authority)
  const isTop = role === 'head' && !authority.includes('.')
  const parts = isTop
    ? [`received_top = ${own}`, `passed_top = ${own}`]
    : [`received_by = ${own}`, `passed_to = ${own}`]
  if (role === 'head' && !isTop) parts.push(...ofOfficesBelow(authority, own, add))
  parts.push(ofAsked(actor, own, add))
  const seen = `office_view >= ${decides ? 1 : 2}`
  return { parts: parts.map((part) => `${part} and ${seen}`), words: 'words', top: topOf(authority) }
}

/** Those an office is asked to take over, and has neither received nor handles. */
function ofAsked({ role, authority = '' }: Actor, own: string, add: Parameters['add']): string {
  const marks = role === 'head' ? `array[${own}::text, ${add(`${authority}.*`)}::text]` : `array[${own}::text]`
  const below = role === 'head' ? add(`${authority}.`) : undefined
  const isOwn = (column: string) =>
    below === undefined ? `${column} = ${own}` : `(${column} = ${own} or starts_with(${column}, ${below}))`
  return `asked_offices <> '{}' and asked_offices && ${marks}
    and not coalesce(${isOwn('received_by')}, false) and not coalesce(${isOwn('handled_by')}, false)`
}

/** In the order of codes all offices below one are between its code with a dot and its code with the next sign. */
function ofOfficesBelow(authority: string, own: string, add: Parameters['add']): string[] {
  const [from, to] = [add(`${authority}.`), add(`${authority}/`)]
  const isBelow = (column: string) => `${column} >= ${from} and ${column} < ${to}`
  const passed = `passed_to >= ${from} and passed_to < ${to}`
  const elsewhere = `coalesce(received_by <> ${own} and not (${isBelow('received_by')}), true)`
  return [isBelow('received_by'), `${passed} and ${elsewhere}`]
}
