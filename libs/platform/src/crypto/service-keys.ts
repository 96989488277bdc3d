import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto'
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import {
  isJoined,
  serviceNames,
  StartError,
  type JoinedService,
  type OwnService,
  type PublicKey,
  type RegistryKey,
  type ServiceName,
} from '#contracts'

interface PrivateKeys {
  seal: string
  sign: { keyId: string; key: string }
  pseudonym: string
}

const version = 1
const headerLength = 1 + 4 + 12 + 16
const hour = 3_600_000

/**
 * A service's keys, and the public keys of all others.
 *
 * Sealing: X25519 between the two services' static keys, HKDF-SHA-256 per ordered pair and hour, AES-256-GCM. Only the
 * two services can make or open a sealed message, so opening one also proves who sealed it.
 * Signing: Ed25519 (RFC 8032).
 * Keys are kept as key objects: node:crypto imports a key given as bytes anew at each use, which costs several times the
 * sealing of a message.
 */
export class ServiceKeys {
  private readonly pairKeys = new Map<string, KeyObject>()
  private readonly noncePrefix = randomBytes(8)
  private nonceCounter = 0
  private readonly joined = new Map<JoinedService, { of: RegistryKey; keys: OthersKeys }>()
  private joinedKey: (service: JoinedService) => RegistryKey | undefined = () => undefined

  private constructor(
    readonly service: ServiceName,
    private readonly sealingKey: KeyObject,
    private readonly signingKey: KeyObject,
    readonly signKeyId: string,
    private readonly pseudonymKey: KeyObject,
    private readonly others: ReadonlyMap<ServiceName, OthersKeys>,
  ) {}

  /** Reads `<service>.private.json` and every `<name>.public.json`; throws {@link StartError} when one is missing. */
  static load(directory: string, service: ServiceName): ServiceKeys {
    const own = readKeys<PrivateKeys>(directory, service, 'private')
    const others = new Map(
      [...new Set<ServiceName>([...serviceNames, service])].map((name) => {
        return [name, othersKeys(readKeys<RegistryKey>(directory, name, 'public'))] as const
      }),
    )
    return new ServiceKeys(
      service,
      privateKey(own.seal),
      privateKey(own.sign.key),
      own.sign.keyId,
      createSecretKey(own.pseudonym, 'base64'),
      others,
    )
  }

  /** Has the keys of connectors read where the catalogue is: as it is when a message comes, so that a replaced key counts no more. */
  learnFrom(joinedKey: (service: JoinedService) => RegistryKey | undefined): void {
    this.joinedKey = joinedKey
  }

  /** Seals for one service; `aad` binds topic, message id and direction. */
  seal(to: ServiceName, plaintext: Buffer, aad: string): Buffer {
    const at = Math.floor(Date.now() / hour)
    const nonce = Buffer.allocUnsafe(12)
    this.noncePrefix.copy(nonce)
    nonce.writeUInt32BE(this.nonceCounter, 8)
    this.nonceCounter = (this.nonceCounter + 1) >>> 0
    if (this.nonceCounter === 0) randomBytes(8).copy(this.noncePrefix)
    const cipher = createCipheriv('aes-256-gcm', this.pairKey(this.service, to, at), nonce)
    cipher.setAAD(Buffer.from(aad))
    const body = cipher.update(plaintext)
    cipher.final()
    const header = Buffer.allocUnsafe(5)
    header.writeUInt8(version, 0)
    header.writeUInt32BE(at, 1)
    return Buffer.concat([header, nonce, cipher.getAuthTag(), body])
  }

  /** Opens what `from` sealed for this service; throws when it was not sealed by it, for this use, or was changed. */
  open(from: ServiceName, sealed: Buffer, aad: string): Buffer {
    if (sealed.length < headerLength || sealed.readUInt8(0) !== version) throw new TypeError('Not a sealed message.')
    const key = this.pairKey(from, this.service, sealed.readUInt32BE(1))
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(5, 17))
    decipher.setAAD(Buffer.from(aad))
    decipher.setAuthTag(sealed.subarray(17, headerLength))
    const body = decipher.update(sealed.subarray(headerLength))
    decipher.final()
    return body
  }

  /** A keyed hash (HMAC-SHA-256, hexadecimal) that stands for a personal id in this service's records and searches. */
  pseudonym(personalId: string): string {
    return createHmac('sha256', this.pseudonymKey).update(personalId).digest('hex')
  }

  /** A 256-bit key of this service's own for one purpose; the same on every instance. */
  deriveKey(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.pseudonymKey, '', `motlan ${purpose} v1`, 32))
  }

  /** Ed25519 over the bytes. */
  sign(bytes: Buffer): Buffer {
    return sign(null, bytes, this.signingKey)
  }

  /** Whether `service` signed the bytes with the key of this id. */
  verify(service: ServiceName, keyId: string, bytes: Buffer, signature: Buffer): boolean {
    const other = this.keysOf(service)
    return other?.signKeyId === keyId && verify(null, bytes, other.sign, signature)
  }

  /** The public key another service signs with, as a JSON Web Key (RFC 8037). */
  publicKeyOf(service: OwnService): PublicKey {
    const { sign: key, signKeyId: kid } = this.others.get(service) as OthersKeys
    const { x = '' } = key.export({ format: 'jwk' })
    return { kty: 'OKP', crv: 'Ed25519', x, kid, alg: 'EdDSA', use: 'sig' }
  }

  /** A compact JWS (RFC 7515, EdDSA) over the JSON of a value. */
  signJws(value: object): string {
    const part = (of: object) => Buffer.from(JSON.stringify(of)).toString('base64url')
    const signed = `${part({ alg: 'EdDSA', kid: this.signKeyId })}.${part(value)}`
    return `${signed}.${this.sign(Buffer.from(signed)).toString('base64url')}`
  }

  private keysOf(service: ServiceName): OthersKeys | undefined {
    const own = this.others.get(service)
    if (own || !isJoined(service)) return own
    const of = this.joinedKey(service)
    const known = this.joined.get(service)
    if (of === undefined || known?.of === of) return of && known?.keys
    const keys = othersKeys(of)
    this.joined.set(service, { of, keys })
    this.pairKeys.clear() // those of a replaced key count no more
    return keys
  }

  private pairKey(from: ServiceName, to: ServiceName, at: number): KeyObject {
    const partner = from === this.service ? to : from
    const other = this.keysOf(partner)
    if (!other) throw new TypeError(`No keys of ${partner}.`)
    const name = `${from}>${to}@${at}`
    const known = this.pairKeys.get(name)
    if (known) return known
    const secret = diffieHellman({ privateKey: this.sealingKey, publicKey: other.seal })
    const bytes = hkdfSync('sha256', secret, `motlan hour ${at}`, `motlan seal v1 ${from}>${to}`, 32)
    const key = createSecretKey(Buffer.from(bytes))
    if (this.pairKeys.size > 1000) this.pairKeys.clear()
    this.pairKeys.set(name, key)
    return key
  }
}

interface OthersKeys {
  seal: KeyObject
  signKeyId: string
  sign: KeyObject
}

function othersKeys({ seal, sign }: RegistryKey): OthersKeys {
  return { seal: publicKey(seal), signKeyId: sign.keyId, sign: publicKey(sign.key) }
}

/** The public half of a service's keys, as it stands in its file and, of a connector, in the catalogue. */
export function publicKeysOf(directory: string, service: ServiceName): RegistryKey {
  return readKeys<RegistryKey>(directory, service, 'public')
}

/** Makes the keys of those of these services that have none yet, readable by their owner only. */
export function createMissingKeys(directory: string, services: readonly ServiceName[] = serviceNames): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  for (const service of services) {
    if (existsSync(keyFile(directory, service, 'private'))) continue
    const seal = generateKeyPairSync('x25519')
    const signing = generateKeyPairSync('ed25519')
    const keyId = `${service}-${randomBytes(4).toString('hex')}`
    writeKeys(directory, service, 'public', {
      seal: exportPublic(seal.publicKey),
      sign: { keyId, key: exportPublic(signing.publicKey) },
    })
    writeKeys(directory, service, 'private', {
      seal: exportPrivate(seal.privateKey),
      sign: { keyId, key: exportPrivate(signing.privateKey) },
      pseudonym: randomBytes(32).toString('base64'),
    })
  }
}

function keyFile(directory: string, service: ServiceName, half: 'private' | 'public'): string {
  return join(directory, `${service}.${half}.json`)
}

function readKeys<T>(directory: string, service: ServiceName, half: 'private' | 'public'): T {
  const file = keyFile(directory, service, half)
  if (!existsSync(file)) {
    throw new StartError(`The key file ${file} is missing. Make the keys with "npm run keys" or set KEYS_DIR.`)
  }
  return JSON.parse(readFileSync(file, 'utf8')) as T
}

function writeKeys(directory: string, service: ServiceName, half: 'private' | 'public', keys: object): void {
  const file = keyFile(directory, service, half)
  const descriptor = openSync(`${file}.new`, 'w', half === 'private' ? 0o600 : 0o644)
  writeSync(descriptor, JSON.stringify(keys, null, 2))
  fsyncSync(descriptor)
  closeSync(descriptor)
  renameSync(`${file}.new`, file)
}

const exportPublic = (key: KeyObject) => key.export({ type: 'spki', format: 'der' }).toString('base64')
const exportPrivate = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'der' }).toString('base64')
const publicKey = (text: string) => createPublicKey({ key: Buffer.from(text, 'base64'), type: 'spki', format: 'der' })
const privateKey = (text: string) =>
  createPrivateKey({ key: Buffer.from(text, 'base64'), type: 'pkcs8', format: 'der' })
