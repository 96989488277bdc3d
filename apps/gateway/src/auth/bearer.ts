import { decodeJwt, jwtVerify, type JWTPayload } from 'jose'
import { DomainError, permissions, type Actor, type Permission, type Role } from '#contracts'
import type { Clock } from '#platform'
import type { Issuer } from './issuers.js'

interface Verified {
  actor: Actor
  expiresAt: number
}

/** Turns bearer tokens of accepted issuers into actors. A token that was verified is remembered until it expires. */
export class BearerTokens {
  private readonly verified = new Map<string, Verified>()

  constructor(
    private readonly issuers: () => readonly Issuer[],
    private readonly clock: Clock,
  ) {}

  /** Throws `token_refused` for a token that is expired, forged, for somebody else, unsigned, or of a role its issuer may not give. */
  async actorOf(token: string): Promise<Actor> {
    const now = this.clock.now()
    const known = this.verified.get(token)
    if (known && known.expiresAt > now.getTime()) return known.actor
    const { actor, expiresAt } = await this.verify(token, now)
    if (this.verified.size > 20_000) this.verified.clear()
    this.verified.set(token, { actor, expiresAt })
    return actor
  }

  private async verify(token: string, now: Date): Promise<Verified> {
    const issuer = this.issuers().find((candidate) => candidate.issuer === issuerNamedIn(token))
    if (!issuer) throw tokenRefused()
    const payload = await jwtVerify(token, issuer.keys, {
      issuer: issuer.issuer,
      audience: issuer.audience,
      algorithms: ['EdDSA', 'RS256', 'ES256', 'PS256'],
      requiredClaims: ['exp', 'sub'],
      currentDate: now,
    }).then(
      (result) => result.payload,
      () => undefined,
    )
    const actor = payload && actorOf(payload, issuer)
    if (!actor || !payload.exp) throw tokenRefused()
    return { actor, expiresAt: payload.exp * 1000 }
  }
}

function issuerNamedIn(token: string): string | undefined {
  try {
    return decodeJwt(token).iss
  } catch {
    return undefined
  }
}

/** What the claims say of a person, or undefined where the issuer may not say it or something is missing. */
export function actorOf(payload: JWTPayload, { claims, allowedRoles, minimumAssurance }: Issuer): Actor | undefined {
  const text = (name: keyof typeof claims) => {
    const value = payload[claims[name]]
    return typeof value === 'string' ? value.normalize('NFC') : undefined
  }
  const role = text('role') as Role | undefined
  const personId = text('personId')
  const authority = text('authority')
  const assurance = Number(payload[claims.assurance] ?? 1)
  if (!role || !allowedRoles.includes(role) || assurance < minimumAssurance || !payload.sub) return undefined
  if (role === 'citizen' && !personId) return undefined
  if ((role === 'official' || role === 'head') && !authority) return undefined
  const granted = payload[claims.permissions]
  return {
    subject: payload.sub,
    role,
    permissions: Array.isArray(granted) ? permissions.filter((permission: Permission) => granted.includes(permission)) : [],
    name: text('name') ?? '',
    ...(personId ? { personId } : {}),
    ...optional('birthDate', text('birthDate')),
    ...optional('residence', text('residence')),
    ...(authority ? { authority } : {}),
  }
}

function optional<K extends string>(name: K, value: string | undefined): Partial<Record<K, string>> {
  return value === undefined ? {} : ({ [name]: value } as Record<K, string>)
}

export function tokenRefused(): DomainError {
  return new DomainError('unauthenticated', 'token_refused', {
    vi: 'Phiên đăng nhập không còn hiệu lực hoặc không hợp lệ. Hãy đăng nhập lại.',
    en: 'The token is expired or not valid. Sign in again.',
  })
}
