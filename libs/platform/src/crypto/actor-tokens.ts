import type { Vouched } from '#bus'
import { DomainError, type Actor, type ServiceName, type SignatureProof } from '#contracts'
import type { Clock } from '../clock.js'
import { BatchSigner, ProofVerifier } from './batch-signer.js'
import type { ServiceKeys } from './service-keys.js'

const lifetime = 60

/** What an actor token states beside the actor and the dossier the request is about. */
export interface ActorClaims extends Vouched {
  actor: Actor
  /** The services it is meant for; every other refuses it. */
  audience: readonly ServiceName[]
  correlationId: string
}

interface TokenBody extends ActorClaims {
  /** Seconds since 1970. */
  exp: number
}

/**
 * Issues (gateway) and verifies (everyone else) actor tokens, valid for 60 seconds. Tokens of one turn of the event loop
 * share one Ed25519 signature: a token is its body and the body's Merkle path to the signed root, both in base64url.
 */
export class ActorTokens {
  private readonly signer: BatchSigner
  private readonly proofs: ProofVerifier
  private readonly verified = new Map<string, TokenBody>()

  private readonly service: ServiceName

  constructor(
    keys: ServiceKeys,
    private readonly clock: Clock,
  ) {
    this.service = keys.service
    this.signer = new BatchSigner(keys, 'actors')
    this.proofs = new ProofVerifier(keys, 'actors')
  }

  /** A token signed with this service's key; receivers accept the gateway's only. */
  async issue(claims: ActorClaims): Promise<string> {
    const body: TokenBody = { ...claims, exp: Math.floor(this.clock.now().getTime() / 1000) + lifetime }
    const payload = JSON.stringify(body)
    const [proof] = await this.signer.sign([payload])
    return [payload, JSON.stringify(proof)].map((part) => Buffer.from(part).toString('base64url')).join('.')
  }

  /** What the gateway vouches for; throws `unauthenticated` for anything forged, foreign, expired or meant for another service. */
  verify(token: string): Vouched {
    const { actor, dossier, audience, exp } = this.verified.get(token) ?? this.check(token)
    if (exp * 1000 <= this.clock.now().getTime() || !audience.includes(this.service)) throw actorTokenRefused()
    return { actor, ...(dossier === undefined ? {} : { dossier }) }
  }

  private check(token: string): TokenBody {
    const [payload, proof] = token.split('.').map((part) => Buffer.from(part, 'base64url').toString())
    const body = payload && parse<TokenBody>(payload)
    const path = proof && parse<SignatureProof>(proof)
    if (!body || !path || !Array.isArray(path.path)) throw actorTokenRefused()
    if (!this.proofs.verify('gateway', payload, path) || !Array.isArray(body.audience)) throw actorTokenRefused()
    if (this.verified.size > 10_000) this.verified.clear()
    this.verified.set(token, body)
    return body
  }
}

function parse<T>(text: string): T | undefined {
  try {
    return JSON.parse(text) as T
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
