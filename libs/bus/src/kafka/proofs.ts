import type { IHeaders } from 'kafkajs'
import type { SignatureProof } from '#contracts'
import { header } from './connection/wire.js'

/** The header that carries a message's proof. */
export const proofHeader = 'proof'

const longestPath = 32

/**
 * What is signed of a message of state or facts: where it stands and what it says, so that it is worth nothing on another
 * topic or under another key. `marks` are its id, version or time.
 */
export function signedText(topic: string, key: string, marks: readonly (string | number)[], value: string | undefined) {
  return `${JSON.stringify([topic, key, ...marks, value === undefined ? 'gone' : 'is'])}\n${value ?? ''}`
}

/** The proof a message carries, or nothing where it carries none that could be one. */
export function proofOf(headers: IHeaders | undefined): SignatureProof | undefined {
  try {
    const proof = JSON.parse(header(headers, proofHeader) ?? '') as Partial<SignatureProof> | null
    const texts = [proof?.keyId, proof?.root, proof?.signature].every((text) => typeof text === 'string')
    const place = [proof?.index, proof?.size].every((number) => Number.isSafeInteger(number))
    const path = proof?.path
    const isPath = Array.isArray(path) && path.length <= longestPath && path.every((node) => typeof node === 'string')
    return texts && place && isPath ? (proof as SignatureProof) : undefined
  } catch {
    return undefined
  }
}
