import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'

/** Who signs the tokens of the tests: an issuer of their own, so that the demo can stay off. */
export class TestIssuer {
  private readonly key: KeyObject
  readonly settings: string

  constructor(
    readonly issuer = 'https://issuer.test',
    readonly pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  ) {
    this.key = createPrivateKey(pem)
    const jwk = { ...createPublicKey(this.key).export({ format: 'jwk' }), kid: 'test', alg: 'EdDSA', use: 'sig' }
    this.settings = JSON.stringify([
      {
        issuer: this.issuer,
        audience: 'motlan',
        jwks: { keys: [jwk] },
        minimumAssurance: 2,
        allowedRoles: ['citizen', 'official', 'head', 'ministry', 'auditor', 'operator', 'client'],
      },
    ])
  }

  /** A token with these claims, for an hour unless they say otherwise. */
  token(claims: Record<string, unknown>, header: Record<string, unknown> = {}): string {
    const now = Math.floor(Date.now() / 1000)
    const head = { alg: 'EdDSA', kid: 'test', typ: 'JWT', ...header }
    const body = { iss: this.issuer, aud: 'motlan', iat: now, exp: now + 3600, loa: 2, ...claims }
    const signed = [head, body].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
    return `${signed}.${sign(null, Buffer.from(signed), this.key).toString('base64url')}`
  }
}
