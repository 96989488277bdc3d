import type { ServiceName, SignatureProof } from '#contracts'
import { leafHash, merkleTree, rootOfPath } from './merkle.js'
import type { ServiceKeys } from './service-keys.js'

/** What a signature is for; one made for one purpose is worth nothing for another. */
export type SigningPurpose = 'answers' | 'actors' | 'state' | 'facts'

/** The bytes that are signed: the purpose, then the Merkle root. */
function signedBytes(purpose: SigningPurpose, service: ServiceName, root: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`motlan ${purpose} v1\n${service}\n`), root])
}

/**
 * Signs many payloads with one Ed25519 signature: everything asked for in one turn of the event loop becomes a leaf of
 * one Merkle tree, and each payload gets its own path to the signed root.
 */
export class BatchSigner {
  private waiting: { payloads: string[]; resolve: (proofs: SignatureProof[]) => void }[] = []

  constructor(
    private readonly keys: ServiceKeys,
    private readonly purpose: SigningPurpose = 'answers',
  ) {}

  /** One proof for each payload, in order. */
  sign(payloads: string[]): Promise<SignatureProof[]> {
    return new Promise((resolve) => {
      if (this.waiting.length === 0) setImmediate(() => this.flush())
      this.waiting.push({ payloads, resolve })
    })
  }

  private flush(): void {
    const batch = this.waiting
    this.waiting = []
    const leaves = batch.flatMap((entry) => entry.payloads.map((payload) => leafHash(Buffer.from(payload))))
    const { root, paths } = merkleTree(leaves)
    const signature = this.keys.sign(signedBytes(this.purpose, this.keys.service, root)).toString('base64')
    const rootText = root.toString('base64')
    let index = 0
    for (const entry of batch) {
      entry.resolve(
        entry.payloads.map(() => ({
          keyId: this.keys.signKeyId,
          root: rootText,
          signature,
          index,
          size: leaves.length,
          path: (paths[index++] ?? []).map((node) => node.toString('base64')),
        })),
      )
    }
  }
}

/** Checks proofs made by {@link BatchSigner}; a root that was verified once is remembered. */
export class ProofVerifier {
  private readonly verified = new Set<string>()

  constructor(
    private readonly keys: ServiceKeys,
    private readonly purpose: SigningPurpose = 'answers',
  ) {}

  /** Whether `service` signed this payload. */
  verify(service: ServiceName, payload: string, proof: SignatureProof): boolean {
    const path = proof.path.map((node) => Buffer.from(node, 'base64'))
    const root = rootOfPath(leafHash(Buffer.from(payload)), proof.index, proof.size, path)
    if (!root || root.toString('base64') !== proof.root) return false
    const name = `${service} ${proof.keyId} ${proof.root} ${proof.signature}`
    if (this.verified.has(name)) return true
    const bytes = signedBytes(this.purpose, service, root)
    if (!this.keys.verify(service, proof.keyId, bytes, Buffer.from(proof.signature, 'base64'))) return false
    if (this.verified.size > 10_000) this.verified.clear()
    this.verified.add(name)
    return true
  }
}
