import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { SignJWT } from 'jose'
import type { IssuedToken, TokenRequest } from '#contracts'
import { Clock } from '#platform'
import { personaUnknown } from '../identity.errors.js'
import { IdentitySettings } from '../identity.settings.js'
import { claimsOf, findPersona } from '../sign-in/personas.rules.js'
import { IdentityKeys } from './identity-keys.js'

/** Seconds a token is valid. */
const lifetime = 3600

/**
 * Issues an access token (JWT, RFC 9068) of a persona for audience `motlan`, signed with the key that also signs ID
 * tokens. An unknown persona is `notFound` `persona_unknown`.
 */
@Injectable()
export class IssueToken {
  constructor(
    private readonly keys: IdentityKeys,
    private readonly settings: IdentitySettings,
    private readonly clock: Clock,
  ) {}

  async execute({ persona: id }: TokenRequest): Promise<IssuedToken> {
    const persona = findPersona(id)
    if (!persona) throw personaUnknown()
    const now = Math.floor(this.clock.now().getTime() / 1000)
    const accessToken = await new SignJWT({ ...claimsOf(persona), client_id: 'motlan-demo' })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: this.keys.keyId })
      .setIssuer(this.settings.issuer)
      .setAudience('motlan')
      .setSubject(persona.id)
      .setJti(randomUUID())
      .setIssuedAt(now)
      .setExpirationTime(now + lifetime)
      .sign(this.keys.signingKey)
    return { accessToken, expiresIn: lifetime }
  }
}
