import type { JWTPayload } from 'jose'
import { permissions, permissionsOfRole, roles, type Actor, type Role } from '#contracts'
import { isPartialDate, isPersonalId, tidy } from '#vietnam'
import type { Issuer } from './issuers.js'

/** What of an issuer decides whom it may vouch for. */
export type Lock = Pick<Issuer, 'issuer' | 'claims' | 'allowedRoles' | 'minimumAssurance' | 'assuranceOrder'>

/** What a role cannot do without. */
const needed: Partial<Record<Role, 'personId' | 'authority'>> = {
  citizen: 'personId',
  official: 'authority',
  head: 'authority',
  ministry: 'authority',
  client: 'authority',
}

/**
 * The person the verified claims of a token describe, by every door: texts in NFC, permissions only those that exist and
 * that the role can carry. Undefined when the issuer may not give the role, the sign-in is not as sure as the issuer's
 * configuration wants, what the role needs is missing, or a claim is not of its form.
 */
export function admit(payload: JWTPayload, lock: Lock): Actor | undefined {
  const { claims, allowedRoles } = lock
  const role = roles.find((known) => known === payload[claims.role])
  const subject = textOf(payload.sub)
  if (!role || !subject || !allowedRoles.includes(role) || !isSure(payload[claims.assurance], lock)) return undefined
  const optional = {
    personId: textOf(payload[claims.personId]),
    birthDate: textOf(payload[claims.birthDate]),
    residence: textOf(payload[claims.residence]),
    authority: textOf(payload[claims.authority]),
  }
  const { personId, birthDate } = optional
  if (personId !== undefined && !isPersonalId(personId)) return undefined
  if (birthDate !== undefined && !isPartialDate(birthDate)) return undefined
  const need = needed[role]
  if (need && optional[need] === undefined) return undefined
  const granted = payload[claims.permissions]
  const carried = permissions.filter((permission) => permissionsOfRole[role].includes(permission))
  return {
    issuer: lock.issuer,
    subject,
    role,
    permissions: Array.isArray(granted) ? carried.filter((permission) => granted.includes(permission)) : [],
    name: textOf(payload[claims.name]) ?? '',
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  }
}

/** Whether a sign-in is at least as sure as wanted, by the issuer's own order; a level it does not know is none. */
function isSure(claim: unknown, { minimumAssurance, assuranceOrder }: Lock): boolean {
  if (minimumAssurance === undefined) return true
  if (typeof claim !== 'string' && typeof claim !== 'number') return false
  const level = assuranceOrder.indexOf(String(claim))
  return level >= 0 && level >= assuranceOrder.indexOf(minimumAssurance)
}

/** A text that says something and holds no control signs; anything else says nothing. */
function textOf(claim: unknown): string | undefined {
  if (typeof claim !== 'string' || !claim.isWellFormed() || /\p{Cc}/u.test(claim)) return undefined
  const text = tidy(claim)
  return text === '' ? undefined : text
}
