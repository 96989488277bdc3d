import 'reflect-metadata'
import { randomBytes, type webcrypto } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  X509Certificate,
  X509CertificateGenerator,
  X509CrlGenerator,
} from '@peculiar/x509'

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const day = 24 * 60 * 60 * 1000

/** Whom a certificate is for. */
export interface CertificateRequest {
  name: string
  organisation: string
  /** `timeStamping` for a time-stamping authority; otherwise it signs papers. */
  purpose?: 'timeStamping'
  /** A year from an hour ago unless it says otherwise. */
  validFrom?: Date
  validTo?: Date
}

/** A certification authority of the sandbox: its certificates prove nothing to anybody outside. */
export class DemoAuthority {
  private constructor(
    private readonly certificate: X509Certificate,
    private readonly key: webcrypto.CryptoKey,
  ) {}

  /** The authority kept in a file, which is made where it is missing. */
  static async open(file: string): Promise<DemoAuthority> {
    if (!existsSync(file)) {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, await createRoot(), { mode: 0o600, flag: 'wx' })
    }
    const [certificate, key] = PemConverter.decode(readFileSync(file, 'utf8'))
    if (!certificate || !key) throw new TypeError(`${file} holds no certificate and key.`)
    const secret = await crypto.subtle.importKey('pkcs8', key, algorithm, true, ['sign'])
    return new DemoAuthority(new X509Certificate(certificate), secret)
  }

  /** A certificate, this authority's own, and the key, as PEM. */
  async issue({ name, organisation, purpose, validFrom, validTo }: CertificateRequest): Promise<string> {
    const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
    const begins = validFrom ?? new Date(Date.now() - day / 24)
    const certificate = await X509CertificateGenerator.create({
      ...{ serialNumber: serial(), notBefore: begins, notAfter: validTo ?? new Date(begins.getTime() + 365 * day) },
      ...{ subject: nameOf(name, organisation), issuer: this.certificate.subject },
      ...{ signingKey: this.key, publicKey: keys.publicKey, signingAlgorithm: algorithm },
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation, true),
        ...(purpose ? [new ExtendedKeyUsageExtension([ExtendedKeyUsage.timeStamping], true)] : []),
      ],
    })
    return [certificate.toString('pem'), this.certificate.toString('pem'), await pemOf(keys.privateKey)].join('\n')
  }

  /** The list of what it revoked (DER). */
  async revoke(...serialNumbers: string[]): Promise<Uint8Array> {
    const list = await X509CrlGenerator.create({
      ...{ issuer: this.certificate.subject, signingKey: this.key, signingAlgorithm: algorithm },
      ...{ thisUpdate: new Date(), nextUpdate: new Date(Date.now() + 30 * day) },
      entries: serialNumbers.map((serialNumber) => ({ serialNumber, revocationDate: new Date() })),
    })
    return new Uint8Array(list.rawData)
  }
}

async function createRoot(): Promise<string> {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const certificate = await X509CertificateGenerator.createSelfSigned({
    ...{ serialNumber: serial(), name: nameOf('Cơ quan chứng thực thử nghiệm', 'Motlan, bản thử nghiệm') },
    ...{ notBefore: new Date(Date.now() - day), notAfter: new Date(Date.now() + 3650 * day) },
    ...{ keys, signingAlgorithm: algorithm },
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ],
  })
  return [certificate.toString('pem'), await pemOf(keys.privateKey)].join('\n')
}

function nameOf(name: string, organisation: string): Record<string, string[]>[] {
  return [{ CN: [name] }, { O: [organisation] }, { C: ['VN'] }]
}

function serial(): string {
  const bytes = randomBytes(16)
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40
  return bytes.toString('hex')
}

async function pemOf(key: webcrypto.CryptoKey): Promise<string> {
  return PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), PemConverter.PrivateKeyTag)
}
