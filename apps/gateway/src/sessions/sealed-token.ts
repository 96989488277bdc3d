import { EncryptJWT, jwtDecrypt } from 'jose'
import type { Clock } from '#platform'

/** What was in a token, and until when (epoch milliseconds) it may be believed. */
export interface Opened<T> {
  content: T
  until: number
}

/**
 * Something the gateway hands to the browser and wants back unread and unchanged: an encrypted JWT (JWE, `dir` and
 * A256GCM) with a key for one purpose only, valid for `seconds`.
 */
export class SealedToken<T extends object> {
  constructor(
    private readonly key: Uint8Array,
    readonly seconds: number,
    private readonly clock: Clock,
  ) {}

  seal(content: T): Promise<string> {
    const now = Math.floor(this.clock.now().getTime() / 1000)
    return new EncryptJWT({ content })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setExpirationTime(now + this.seconds)
      .encrypt(this.key)
  }

  /** Undefined for anything this key did not seal, that was changed, or that has expired. */
  async open(token: string | undefined): Promise<Opened<T> | undefined> {
    if (!token) return undefined
    try {
      const { payload } = await jwtDecrypt<{ content: T }>(token, this.key, {
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
        requiredClaims: ['exp'],
        currentDate: this.clock.now(),
      })
      return { content: payload.content, until: Number(payload.exp) * 1000 }
    } catch {
      return undefined
    }
  }
}
