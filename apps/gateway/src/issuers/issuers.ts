import { createLocalJWKSet, createRemoteJWKSet, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose'
import { roles, type Role, StartError } from '#contracts'

/** Under which names an issuer states what the gateway needs. */
export interface ClaimMapping {
  role: string
  permissions: string
  name: string
  personId: string
  birthDate: string
  residence: string
  authority: string
  /** Level of assurance. */
  assurance: string
}

/** The levels of NĐ 69/2024, for issuers that name no others. */
export const usualAssurance: readonly string[] = ['1', '2']

/** Somebody whose tokens are accepted, and for which roles. */
export interface Issuer {
  issuer: string
  audience: string
  keys: JWTVerifyGetKey
  allowedRoles: readonly Role[]
  /** The least sure sign-in that counts, one of {@link Issuer.assuranceOrder}; without one, every sign-in does. */
  minimumAssurance?: string
  /** The issuer's levels of assurance, from the least to the most sure. */
  assuranceOrder: readonly string[]
  claims: ClaimMapping
}

/** An issuer as the configuration gives it: keys inline or at an address. */
export interface IssuerSettings {
  issuer: string
  audience: string
  jwks?: JSONWebKeySet
  jwksUri?: string
  allowedRoles?: Role[]
  minimumAssurance?: number | string
  assuranceOrder?: (number | string)[]
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
  return listIn(text).map(issuerOf)
}

function listIn(text: string): IssuerSettings[] {
  try {
    const list = JSON.parse(text) as unknown
    if (Array.isArray(list)) return list as IssuerSettings[]
  } catch {
    // said below, as of every other text that is no list
  }
  throw new StartError('ISSUERS is not a JSON list of issuers.')
}

/** An issuer ready to verify with; throws what is missing or cannot be. */
export function issuerOf(settings: IssuerSettings): Issuer {
  const { issuer, audience, jwks, jwksUri, allowedRoles, minimumAssurance } = settings
  if (!issuer || !audience || (!jwks && !jwksUri))
    throw new StartError('ISSUERS: every issuer needs issuer, audience and jwks or jwksUri.')
  if (!Array.isArray(allowedRoles) || allowedRoles.length === 0 || allowedRoles.some((role) => !roles.includes(role)))
    throw new StartError(`ISSUERS: ${issuer} needs allowedRoles, a list out of ${roles.join(', ')}.`)
  const assuranceOrder = (settings.assuranceOrder ?? usualAssurance).map(String)
  if (minimumAssurance !== undefined && !assuranceOrder.includes(String(minimumAssurance)))
    throw new StartError(`ISSUERS: minimumAssurance of ${issuer} is none of its levels ${assuranceOrder.join(', ')}.`)
  return {
    issuer,
    audience,
    keys: keysOf(settings),
    allowedRoles,
    ...(minimumAssurance === undefined ? {} : { minimumAssurance: String(minimumAssurance) }),
    assuranceOrder,
    claims: { ...defaultClaims, ...settings.claims },
  }
}

function keysOf({ issuer, jwks, jwksUri }: IssuerSettings): JWTVerifyGetKey {
  try {
    return jwks ? createLocalJWKSet(jwks) : createRemoteJWKSet(new URL(jwksUri ?? ''))
  } catch {
    throw new StartError(`ISSUERS: the keys of ${issuer} are neither a key set nor an address of one.`)
  }
}
