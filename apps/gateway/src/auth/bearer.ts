import { decodeJwt, jwtVerify } from 'jose'
import { DomainError, type Actor } from '#contracts'
import type { Clock } from '#platform'
import { admit } from '../issuers/admission.rules.js'
import type { Issuer } from '../issuers/issuers.js'

interface Verified {
  actor: Actor
  expiresAt: number
}

/** Turns bearer tokens of accepted issuers into actors. A token that was verified is remembered until it expires. */
export class BearerTokens {
  private readonly verified = new Map<string, Verified>()

  constructor(
    private readonly issuerNamed: (name: string | undefined) => Issuer | undefined,
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
    const issuer = this.issuerNamed(issuerNamedIn(token))
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
    const actor = payload && admit(payload, issuer)
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

export function tokenRefused(): DomainError {
  return new DomainError('unauthenticated', 'token_refused', {
    vi: 'Phiên đăng nhập không còn hiệu lực hoặc không hợp lệ. Hãy đăng nhập lại.',
    en: 'The token is expired or not valid. Sign in again.',
  })
}
