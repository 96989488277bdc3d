import type { SignedKind, Signatures as SignaturesPort } from '#bus'
import type { ServiceName, SignatureProof } from '#contracts'
import { BatchSigner, ProofVerifier } from './batch-signer.js'
import type { ServiceKeys } from './service-keys.js'

/**
 * Signs what this service publishes and checks what others published. Messages of one turn of the event loop share one
 * Ed25519 signature; a root that was verified once is remembered, so a batch costs its reader one verification.
 */
export class Signatures implements SignaturesPort {
  private readonly signers: Record<SignedKind, BatchSigner>
  private readonly verifiers: Record<SignedKind, ProofVerifier>

  constructor(keys: ServiceKeys) {
    this.signers = { state: new BatchSigner(keys, 'state'), facts: new BatchSigner(keys, 'facts') }
    this.verifiers = { state: new ProofVerifier(keys, 'state'), facts: new ProofVerifier(keys, 'facts') }
  }

  /** A proof for each payload, in order. */
  sign(kind: SignedKind, payloads: string[]): Promise<SignatureProof[]> {
    return payloads.length === 0 ? Promise.resolve([]) : this.signers[kind].sign(payloads)
  }

  /** Whether `service` signed this payload as one of that kind. */
  verify(kind: SignedKind, service: ServiceName, payload: string, proof: SignatureProof): boolean {
    return this.verifiers[kind].verify(service, payload, proof)
  }
}
