import { decodeJwt, jwtVerify, type JWTPayload } from 'jose'
import { DomainError, type Actor } from '#contracts'
import type { Clock } from '#platform'
import { actorOfClaims } from '../sessions/claims.rules.js'
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
  if (Number(payload[claims.assurance] ?? 1) < minimumAssurance) return undefined
  const actor = actorOfClaims({
    sub: payload.sub,
    role: payload[claims.role],
    permissions: payload[claims.permissions],
    name: payload[claims.name],
    person_id: payload[claims.personId],
    birth_date: payload[claims.birthDate],
    residence: payload[claims.residence],
    authority: payload[claims.authority],
  })
  return actor && allowedRoles.includes(actor.role) ? actor : undefined
}

export function tokenRefused(): DomainError {
  return new DomainError('unauthenticated', 'token_refused', {
    vi: 'Phiên đăng nhập không còn hiệu lực hoặc không hợp lệ. Hãy đăng nhập lại.',
    en: 'The token is expired or not valid. Sign in again.',
  })
}
