import { randomBytes, type KeyObject, type webcrypto, type X509Certificate } from 'node:crypto'
import { Integer, OctetString, Sequence } from 'asn1js'
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  MessageImprint,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  TSTInfo,
} from 'pkijs'
import { bufferOf, oid } from './sign-paper.js'

const ids = {
  sha256: '2.16.840.1.101.3.4.2.1',
  timestampInfo: '1.2.840.113549.1.9.16.1.4',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  /** Of a policy nobody registered: the stamps of an office's own authority. */
  policy: '1.3.6.1.4.1.99999.1',
}

/** Certificate (extended key usage `timeStamping`, critical) and key of a time-stamping authority of one's own. */
export interface StampingKey {
  certificate: X509Certificate
  key: KeyObject
}

/** A DER TimeStampToken (RFC 3161 §2.4.2) over a SHA-256 digest, for a time. */
export async function stampDigest(
  digest: Uint8Array,
  { certificate, key }: StampingKey,
  at: Date,
): Promise<Uint8Array> {
  const info = new TSTInfo({
    version: 1,
    policy: ids.policy,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: ids.sha256 }),
      hashedMessage: new OctetString({ valueHex: bufferOf(digest) }),
    }),
    serialNumber: new Integer({ valueHex: bufferOf(positive(randomBytes(12))) }),
    genTime: new Date(Math.floor(at.getTime() / 1000) * 1000),
  })
  const content = info.toSchema().toBER()
  const parsed = Certificate.fromBER(bufferOf(certificate.raw))
  const signed = new SignedData({
    version: 3,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: ids.timestampInfo }),
    certificates: [parsed],
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer: parsed.issuer, serialNumber: parsed.serialNumber }),
        signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes: await attributesOf(content, certificate) }),
      }),
    ],
  })
  // the constructor would cut it into pieces, which DER does not allow
  signed.encapContentInfo.eContent = new OctetString({ valueHex: content })
  await signed.sign(await webKeyOf(key), 0, 'SHA-256')
  const token = new ContentInfo({ contentType: ids.signedData, content: signed.toSchema(true) })
  return new Uint8Array(token.toSchema().toBER())
}

async function attributesOf(content: ArrayBuffer, { raw }: X509Certificate): Promise<Attribute[]> {
  const digest = await crypto.subtle.digest('SHA-256', content)
  const ofCertificate = await crypto.subtle.digest('SHA-256', bufferOf(raw))
  // RFC 5035: SigningCertificateV2 with one ESSCertIDv2, SHA-256 being its default
  const signingCertificate = new Sequence({
    value: [new Sequence({ value: [new Sequence({ value: [new OctetString({ valueHex: ofCertificate })] })] })],
  })
  return [
    new Attribute({ type: ids.contentType, values: [oid(ids.timestampInfo)] }),
    new Attribute({ type: ids.messageDigest, values: [new OctetString({ valueHex: digest })] }),
    new Attribute({ type: ids.signingCertificateV2, values: [signingCertificate] }),
  ]
}

function webKeyOf(key: KeyObject): Promise<webcrypto.CryptoKey> {
  const der = key.export({ format: 'der', type: 'pkcs8' })
  return crypto.subtle.importKey('pkcs8', bufferOf(der), { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign'])
}

/** As an INTEGER that is not negative. */
function positive(bytes: Buffer): Buffer {
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40
  return bytes
}
