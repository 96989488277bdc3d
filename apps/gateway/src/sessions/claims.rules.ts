import { permissions, roles, type Actor, type Role } from '#contracts'
import { isBlank, isKeepable, isPartialDate, isPersonalId, tidy } from '#vietnam'

/** What a role cannot do without. */
const needed: Partial<Record<Role, 'personId' | 'authority'>> = {
  citizen: 'personId',
  official: 'authority',
  head: 'authority',
  client: 'authority',
}

/**
 * The person an issuer's verified claims describe (`sub`, `role`, `permissions`, `name`, `person_id`, `birth_date`,
 * `residence`, `authority`), texts in NFC. Undefined when the role is unknown, what the role needs is missing, or a
 * claim is not of its form; permissions nobody knows are left out.
 */
export function actorOfClaims(claims: Record<string, unknown>): Actor | undefined {
  const role = roles.find((known) => known === claims['role'])
  const subject = textOf(claims['sub'])
  if (!role || !subject) return undefined
  const optional = {
    personId: textOf(claims['person_id']),
    birthDate: textOf(claims['birth_date']),
    residence: textOf(claims['residence']),
    authority: textOf(claims['authority']),
  }
  const { personId, birthDate } = optional
  if (personId !== undefined && !isPersonalId(personId)) return undefined
  if (birthDate !== undefined && !isPartialDate(birthDate)) return undefined
  const need = needed[role]
  if (need && optional[need] === undefined) return undefined
  const granted = claims['permissions']
  return {
    subject,
    role,
    permissions: Array.isArray(granted) ? permissions.filter((permission) => granted.includes(permission)) : [],
    name: textOf(claims['name']) ?? '',
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  }
}

/** A text that says something and can be kept; anything else says nothing. */
function textOf(claim: unknown): string | undefined {
  return typeof claim === 'string' && isKeepable(claim) && !isBlank(claim) ? tidy(claim) : undefined
}
