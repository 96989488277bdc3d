import { PDF } from '@libpdf/core'
import { fromBER, ObjectIdentifier, OctetString, type BaseBlock } from 'asn1js'
import { Attribute, ContentInfo, SignedAndUnsignedAttributes, SignedData, type SignerInfo } from 'pkijs'
import type { PaperSigner } from './signers.js'

const signingTime = '1.2.840.113549.1.9.5'
const timestampToken = '1.2.840.113549.1.9.16.2.14'

/** Why and where, as readers of PDF show it. */
export interface SignatureReason {
  reason: string
  location: string
  at: Date
}

/**
 * The paper with the signer's signature, PAdES baseline B-T (ETSI EN 319 142-1): detached CAdES over the whole file, with a time
 * stamp over the signature. Throws what the time-stamping authority throws.
 */
export async function signPaper(
  pdf: Uint8Array,
  { signer, timestamp }: PaperSigner,
  { reason, location, at }: SignatureReason,
): Promise<Uint8Array> {
  const document = await PDF.load(pdf)
  const { bytes } = await document.sign({ signer, reason, location, signingTime: at, fieldName: 'Signature' })
  const place = placeOfContents(bytes)
  const { content, signed } = readCms(bytes, place)
  const [info] = signed.signerInfos
  if (!info) throw new TypeError('The signature has no signer.')
  // EN 319 142-1 §6.3 forbids the attribute that the library always writes; the time is in the dictionary and in the stamp.
  const attributes = (info.signedAttrs?.attributes ?? []).filter(({ type }) => type !== signingTime)
  info.signedAttrs = new SignedAndUnsignedAttributes({ type: 0, attributes: inDerOrder(attributes) })
  const value = await signer.sign(attributesToSign(info), 'SHA-256')
  info.signature = new OctetString({ valueHex: bufferOf(value) })
  info.unsignedAttrs = new SignedAndUnsignedAttributes({
    type: 1,
    attributes: [await stampOf(value, timestamp)],
  })
  content.content = signed.toSchema(true) as BaseBlock
  return withContents(bytes, place, new Uint8Array(content.toSchema().toBER()))
}

interface Place {
  start: number
  length: number
}

/** Where the hexadecimal digits of the signature stand: the gap of the last byte range, without its brackets. */
function placeOfContents(bytes: Uint8Array): Place {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const range = /\/ByteRange\s*\[\s*\d+\s+(\d+)\s+(\d+)/.exec(text.slice(text.lastIndexOf('/ByteRange')))
  if (!range) throw new TypeError('The signed file has no byte range.')
  const [before, after] = [Number(range[1]), Number(range[2])]
  return { start: before + 1, length: after - before - 2 }
}

function readCms(bytes: Uint8Array, { start, length }: Place): { content: ContentInfo; signed: SignedData } {
  const digits = Buffer.from(bytes.subarray(start, start + length)).toString('latin1')
  const { result, offset } = fromBER(bufferOf(Buffer.from(digits, 'hex')))
  if (offset < 0) throw new TypeError('The signature is no CMS.')
  const content = new ContentInfo({ schema: result })
  return { content, signed: new SignedData({ schema: content.content as BaseBlock }) }
}

/** X.690 §11.6: the elements of a SET OF stand in ascending order of their encodings. */
function inDerOrder(attributes: Attribute[]): Attribute[] {
  const encoded = attributes.map((attribute) => ({ attribute, der: Buffer.from(attribute.toSchema().toBER()) }))
  return encoded.sort((one, other) => Buffer.compare(one.der, other.der)).map(({ attribute }) => attribute)
}

/** RFC 5652 §5.4: signed is the SET OF, not the implicitly tagged form that travels. */
function attributesToSign({ signedAttrs }: SignerInfo): Uint8Array {
  const der = new Uint8Array(signedAttrs?.toSchema().toBER() ?? [])
  der[0] = 0x31
  return der
}

async function stampOf(signature: Uint8Array, timestamp: PaperSigner['timestamp']): Promise<Attribute> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bufferOf(signature)))
  const { result } = fromBER(bufferOf(await timestamp(digest)))
  return new Attribute({ type: timestampToken, values: [result] })
}

function withContents(bytes: Uint8Array, { start, length }: Place, cms: Uint8Array): Uint8Array {
  const digits = Buffer.from(cms).toString('hex')
  if (digits.length > length) throw new TypeError('The signature does not fit its place.')
  const whole = Uint8Array.from(bytes)
  whole.set(Buffer.from(digits.padEnd(length, '0'), 'latin1'), start)
  return whole
}

/** The bytes in a buffer of their own. */
export function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer
}

/** An object identifier as ASN.1. */
export function oid(value: string): ObjectIdentifier {
  return new ObjectIdentifier({ value })
}
