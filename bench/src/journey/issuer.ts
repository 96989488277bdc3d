import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose'
import type { Applicant } from './applicants.js'

const issuer = 'https://issuer.bench.invalid'
const audience = 'motlan'
const keyId = 'bench'

/** The benchmark's own provider of sign-ins, with its keys inline; the demo's is off. */
export class Issuer {
  private constructor(
    private readonly privateKey: CryptoKey,
    /** What `ISSUERS` is set to. */
    readonly setting: string,
  ) {}

  static async create(): Promise<Issuer> {
    const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true })
    const key = { ...(await exportJWK(publicKey)), kid: keyId, alg: 'EdDSA', use: 'sig' }
    const settings = [
      { issuer, audience, jwks: { keys: [key] }, allowedRoles: ['citizen', 'official'], minimumAssurance: 2 },
    ]
    return new Issuer(privateKey, JSON.stringify(settings))
  }

  /** A citizen's own token, good for two hours. */
  tokenFor({ personId, name, birthDate, residence }: Applicant): Promise<string> {
    return new SignJWT({ role: 'citizen', name, person_id: personId, birth_date: birthDate, residence, loa: 2 })
      .setProtectedHeader({ alg: 'EdDSA', kid: keyId })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(`bench-${personId.slice(-6)}`)
      .setIssuedAt()
      .setExpirationTime('2h')
      .sign(this.privateKey)
  }

  /** The token of an official who receives dossiers, good for two hours. */
  tokenForOfficial(authority: string): Promise<string> {
    return new SignJWT({ role: 'official', name: authority, authority, permissions: ['reception'], loa: 2 })
      .setProtectedHeader({ alg: 'EdDSA', kid: keyId })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(`bench-${authority}`)
      .setIssuedAt()
      .setExpirationTime('2h')
      .sign(this.privateKey)
  }
}
