import { createPrivateKey, createSign, X509Certificate, type KeyObject, type webcrypto } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { HttpTimestampAuthority, type Signer } from '@libpdf/core'
import { X509Crl } from '@peculiar/x509'
import { IsString, Matches } from 'class-validator'
import type { Actor, DomainError } from '#contracts'
import { assertValid, type Logger } from '#platform'
import { certificateExpired, certificateMissing, certificateRevoked, signingUnavailable } from './signing.errors.js'
import type { PaperSigner, Signers } from './signers.js'
import type { SigningSettings } from './signing-settings.js'
import { stampDigest, type StampingKey } from './timestamps.js'

/** One line of `signers.json`: whose account of which authority signs with which file of the directory. */
export class SignerEntry {
  @IsString() issuer: string
  @IsString() subject: string
  @IsString() authority: string
  @Matches(/^[\w.-]+\.pem$/) certificate: string
}

/** A certificate with its issuers, and its key. */
interface KeyPair {
  certificate: X509Certificate
  chain: X509Certificate[]
  key: KeyObject
}

/**
 * Certificates and keys as PEM files in one directory: `signers.json` says who signs with which, `revoked.crl` (DER) what was revoked,
 * `timestamps.pem` stamps where no time-stamping authority is named. Read at each signature, so that a change needs no restart.
 */
export class CertificateDirectory implements Signers {
  constructor(
    private readonly settings: SigningSettings,
    private readonly logger: Pick<Logger, 'error'>,
  ) {}

  async of({ issuer, subject, authority }: Actor, at: Date): Promise<PaperSigner> {
    const entries = await this.entries()
    const mine = entries.find(
      (entry) => entry.issuer === issuer && entry.subject === subject && entry.authority === authority,
    )
    if (!mine) throw certificateMissing()
    const pair = await this.pair(mine.certificate)
    assertInForce(pair.certificate, at)
    await this.assertNotRevoked(pair)
    return {
      signer: signerOf(pair),
      validTo: pair.certificate.validToDate,
      timestamp: (digest) => this.timestamp(digest),
    }
  }

  private async entries(): Promise<SignerEntry[]> {
    try {
      const entries = JSON.parse((await this.read('signers.json')).toString('utf8')) as unknown[]
      return entries.map((entry) => assertValid(SignerEntry, entry))
    } catch (error) {
      throw this.unusable('signers.json', error)
    }
  }

  private async pair(file: string): Promise<KeyPair> {
    try {
      return readKeyPair((await this.read(file)).toString('utf8'), this.settings.signingPassphrase)
    } catch (error) {
      const refusal = this.unusable(file, error)
      throw isMissing(error) ? certificateMissing() : refusal
    }
  }

  /** What is wrong with a file is the operator's to read; the official learns that nothing can be signed. */
  private unusable(file: string, error: unknown): DomainError {
    // a syntax error quotes the file, which names accounts
    const reason = error instanceof SyntaxError ? 'It is not JSON.' : (error as Error).message
    this.logger.error({ file, reason }, 'A file of SIGNING_DIR, or the time-stamping authority, cannot be used.')
    return signingUnavailable()
  }

  private async assertNotRevoked({ certificate, chain }: KeyPair): Promise<void> {
    let isRevoked = false
    try {
      const list = new X509Crl(await this.read('revoked.crl'))
      const issuer = chain[0]
      const isGenuine = issuer !== undefined && (await list.verify({ publicKey: await webKeyOf(issuer) }))
      if (!isGenuine) throw new TypeError('The list is not signed by the issuer of the certificate.')
      isRevoked = list.findRevoked(certificate.serialNumber) !== null
    } catch (error) {
      if (!isMissing(error)) throw this.unusable('revoked.crl', error)
    }
    if (isRevoked) throw certificateRevoked()
  }

  private async timestamp(digest: Uint8Array): Promise<Uint8Array> {
    const { signingTimestampUrl: url, signingPassphrase } = this.settings
    try {
      if (url !== undefined) return await new HttpTimestampAuthority(url).timestamp(digest, 'SHA-256')
      const stamping: StampingKey = readKeyPair((await this.read('timestamps.pem')).toString('utf8'), signingPassphrase)
      return await stampDigest(digest, stamping, new Date())
    } catch (error) {
      throw this.unusable(url ?? 'timestamps.pem', error)
    }
  }

  private read(file: string): Promise<Buffer> {
    const { signingDir } = this.settings
    if (signingDir === undefined) return Promise.reject(new TypeError('SIGNING_DIR is not set.'))
    return readFile(join(signingDir, basename(file)))
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT'
}

/** Throws `certificate_expired` outside the certificate's validity. */
export function assertInForce({ validFromDate, validToDate }: X509Certificate, at: Date): void {
  if (at < validFromDate || at > validToDate) throw certificateExpired()
}

/** The certificates of a PEM text, that of the key first, and the key. Throws where they do not fit. */
export function readKeyPair(pem: string, passphrase?: string): KeyPair {
  const [certificate, ...chain] = (pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).map(
    (block) => new X509Certificate(block),
  )
  const key = /-----BEGIN (?:ENCRYPTED |EC |RSA )?PRIVATE KEY-----[^-]+-----END [A-Z ]+-----/.exec(pem)?.[0]
  if (!certificate || key === undefined) throw new TypeError('A certificate or a key is missing.')
  const secret = createPrivateKey({ key, ...(passphrase === undefined ? {} : { passphrase }) })
  if (!certificate.checkPrivateKey(secret)) throw new TypeError('The key is not that of the certificate.')
  return { certificate, chain, key: secret }
}

/** What the PDF library signs with. */
export function signerOf({ certificate, chain, key }: KeyPair): Signer {
  const isRsa = key.asymmetricKeyType === 'rsa'
  return {
    certificate: Uint8Array.from(certificate.raw),
    certificateChain: chain.map(({ raw }) => Uint8Array.from(raw)),
    keyType: isRsa ? 'RSA' : 'EC',
    signatureAlgorithm: isRsa ? 'RSASSA-PKCS1-v1_5' : 'ECDSA',
    sign: (data, algorithm) => Promise.resolve(Uint8Array.from(createSign(algorithm).update(data).sign(key))),
  }
}

function webKeyOf({ publicKey }: X509Certificate): Promise<webcrypto.CryptoKey> {
  const der = publicKey.export({ format: 'der', type: 'spki' })
  const algorithm =
    publicKey.asymmetricKeyType === 'rsa'
      ? { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
      : { name: 'ECDSA', namedCurve: 'P-256' }
  return crypto.subtle.importKey('spki', Uint8Array.from(der), algorithm, true, ['verify'])
}
