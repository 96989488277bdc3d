import { createLocalJWKSet, createRemoteJWKSet, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose'
import { roles, type Role } from '#contracts'
import { StartError } from '#platform'

/** Under which names an issuer states what the gateway needs. */
export interface ClaimMapping {
  role: string
  permissions: string
  name: string
  personId: string
  birthDate: string
  residence: string
  authority: string
  /** Level of assurance: 1 or 2 (NĐ 69/2024). */
  assurance: string
}

/** Somebody whose tokens are accepted, and for which roles. */
export interface Issuer {
  issuer: string
  audience: string
  keys: JWTVerifyGetKey
  allowedRoles: readonly Role[]
  minimumAssurance: number
  claims: ClaimMapping
}

/** An issuer as the configuration gives it: keys inline or at an address. */
export interface IssuerSettings {
  issuer: string
  audience: string
  jwks?: JSONWebKeySet
  jwksUri?: string
  allowedRoles?: Role[]
  minimumAssurance?: number
  claims?: Partial<ClaimMapping>
}

/** The claim names of issuers that say nothing else. */
export const defaultClaims: ClaimMapping = {
  role: 'role',
  permissions: 'permissions',
  name: 'name',
  personId: 'person_id',
  birthDate: 'birth_date',
  residence: 'residence',
  authority: 'authority',
  assurance: 'loa',
}

/** Reads the list of issuers; throws one sentence when it cannot be used. */
export function readIssuers(text: string | undefined): Issuer[] {
  if (!text) return []
  try {
    return (JSON.parse(text) as IssuerSettings[]).map(issuerOf)
  } catch {
    throw new StartError('ISSUERS is not a JSON list of issuers with issuer, audience and jwks or jwksUri.')
  }
}

/** An issuer ready to verify with. */
export function issuerOf(settings: IssuerSettings): Issuer {
  const { issuer, audience, jwks, jwksUri } = settings
  if (!issuer || !audience || (!jwks && !jwksUri)) throw new TypeError('issuer, audience and keys are needed')
  return {
    issuer,
    audience,
    keys: jwks ? createLocalJWKSet(jwks) : createRemoteJWKSet(new URL(jwksUri ?? '')),
    allowedRoles: settings.allowedRoles ?? roles,
    minimumAssurance: settings.minimumAssurance ?? 1,
    claims: { ...defaultClaims, ...settings.claims },
  }
}
