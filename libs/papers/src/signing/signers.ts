import type { Signer } from '@libpdf/core'
import type { Actor } from '#contracts'

/** Signs a paper in one person's name. */
export interface PaperSigner {
  readonly signer: Signer
  /** When the certificate ends. */
  readonly validTo: Date
  /** Proves when a digest existed: a DER TimeStampToken (RFC 3161). */
  readonly timestamp: (digest: Uint8Array) => Promise<Uint8Array>
}

/** Whose signature the office's papers carry. */
export interface Signers {
  /**
   * The signer of an official, with a certificate in force at this time. Throws `signing_unavailable` where no certificates are
   * configured, `certificate_missing`, `certificate_expired` or `certificate_revoked`.
   */
  of(actor: Actor, at: Date): Promise<PaperSigner>
}

/** The injection token of {@link Signers}. */
export const SIGNERS = Symbol('Signers')

/** The injection token of the {@link Signers} of the demo, where there is one. */
export const DEMO_SIGNERS = Symbol('DemoSigners')
