import { createHash, createPrivateKey, type JsonWebKey, type KeyObject } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { ServiceKeys } from '#platform'

/** What stands before the 32 bytes of an Ed25519 private key in PKCS #8 (RFC 8410). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')

/**
 * The provider's keys, derived from the service's own key file: a restart, or a second instance, signs with the same
 * key, so tokens issued before stay good.
 */
@Injectable()
export class IdentityKeys {
  /** Ed25519; signs ID tokens and access tokens. */
  readonly signingKey: KeyObject
  readonly keyId: string
  /** Signs the provider's own cookies. */
  readonly cookieKey: string

  constructor(keys: ServiceKeys) {
    const seed = keys.deriveKey('identity signing')
    this.signingKey = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' })
    this.keyId = `demo-${createHash('sha256').update(String(this.jwk().x)).digest('hex').slice(0, 12)}`
    this.cookieKey = keys.deriveKey('identity cookies').toString('base64url')
  }

  /** The signing key as the provider's key set holds it, private part included. */
  keySet(): { keys: JsonWebKey[] } {
    return { keys: [{ ...this.jwk(), use: 'sig', alg: 'EdDSA', kid: this.keyId }] }
  }

  private jwk(): JsonWebKey {
    return this.signingKey.export({ format: 'jwk' })
  }
}
