import { Injectable } from '@nestjs/common'
import type { LookupAnswer, SignedAnswer } from '#contracts'
import { BatchSigner, Clock } from '#platform'

/** The registry's clock and signature: what makes an answer evidence. */
@Injectable()
export class Evidence {
  constructor(
    private readonly clock: Clock,
    private readonly signer: BatchSigner,
  ) {}

  now(): string {
    return this.clock.now().toISOString()
  }

  async sign(answers: readonly LookupAnswer[]): Promise<SignedAnswer[]> {
    const payloads = answers.map((answer) => JSON.stringify(answer))
    const proofs = await this.signer.sign(payloads)
    return answers.map(({ lookupId }, index) => {
      const payload = payloads[index]
      const proof = proofs[index]
      if (payload === undefined || proof === undefined) throw new TypeError('The signer lost an answer.')
      return { lookupId, payload, proof }
    })
  }
}
