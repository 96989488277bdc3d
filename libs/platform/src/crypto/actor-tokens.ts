import { DomainError, type Actor } from '#contracts'
import type { Clock } from '../clock.js'
import type { ServiceKeys } from './service-keys.js'

const lifetime = 60
const header = Buffer.from(JSON.stringify({ alg: 'EdDSA', typ: 'motlan-actor' })).toString('base64url')

/** What an actor token states beside the actor. */
export interface ActorClaims {
  actor: Actor
  /** The dossier the request is about, where there is one. */
  dossier?: string
  correlationId: string
}

interface TokenBody extends ActorClaims {
  iss: 'gateway'
  kid: string
  exp: number
}

/** Issues (gateway) and verifies (everyone else) actor tokens: a compact JWS with EdDSA, valid for 60 seconds. */
export class ActorTokens {
  private readonly verified = new Map<string, TokenBody>()

  constructor(
    private readonly keys: ServiceKeys,
    private readonly clock: Clock,
  ) {}

  /** A token signed with this service's key; receivers accept the gateway's only. */
  issue(claims: ActorClaims): string {
    const exp = Math.floor(this.clock.now().getTime() / 1000) + lifetime
    const body: TokenBody = { ...claims, iss: 'gateway', kid: this.keys.signKeyId, exp }
    const signed = `${header}.${Buffer.from(JSON.stringify(body)).toString('base64url')}`
    return `${signed}.${this.keys.sign(Buffer.from(signed)).toString('base64url')}`
  }

  /** The actor the gateway vouches for; throws `unauthenticated` for anything forged, foreign or expired. */
  verify(token: string): Actor {
    const body = this.verified.get(token) ?? this.check(token)
    if (body.exp * 1000 <= this.clock.now().getTime()) throw actorTokenRefused()
    return body.actor
  }

  private check(token: string): TokenBody {
    const [head, payload, signature] = token.split('.')
    if (head !== header || !payload || !signature) throw actorTokenRefused()
    const body = parse(payload)
    const signed = Buffer.from(`${head}.${payload}`)
    if (!body || !this.keys.verify('gateway', body.kid, signed, Buffer.from(signature, 'base64url')))
      throw actorTokenRefused()
    if (this.verified.size > 10_000) this.verified.clear()
    this.verified.set(token, body)
    return body
  }
}

function parse(payload: string): TokenBody | undefined {
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString()) as TokenBody
  } catch {
    return undefined
  }
}

function actorTokenRefused(): DomainError {
  return new DomainError('unauthenticated', 'actor_token_refused', {
    vi: 'Phiên làm việc không còn hiệu lực. Hãy đăng nhập lại.',
    en: 'The session is no longer valid. Sign in again.',
  })
}
