import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import type { FormCertificate, FormDocument } from '#contracts'
import { Clock, ServiceKeys } from '#platform'
import { canonicalJson } from './canonical.rules.js'

/** Signs that a version of a form has no error, and tells such a statement from any other. */
@Injectable()
export class Certifier {
  constructor(
    private readonly keys: ServiceKeys,
    private readonly clock: Clock,
  ) {}

  certify(form: FormDocument): FormCertificate {
    const stated = {
      procedure: form.procedure,
      formVersion: form.formVersion,
      hash: hashOf(form),
      issuedAt: this.clock.now().toISOString(),
    }
    const signature = this.keys.sign(Buffer.from(canonicalJson(stated))).toString('base64url')
    return { ...stated, signature, keyId: this.keys.signKeyId }
  }

  /** Whether the certificate is ours and about exactly this form. */
  isCertified(form: FormDocument, { signature, keyId, ...stated }: FormCertificate): boolean {
    const isAboutIt =
      stated.procedure === form.procedure && stated.formVersion === form.formVersion && stated.hash === hashOf(form)
    const bytes = Buffer.from(canonicalJson(stated))
    return isAboutIt && this.keys.verify('catalog', keyId, bytes, Buffer.from(signature, 'base64url'))
  }
}

/** SHA-256 of a form's canonical JSON, base64url. */
export function hashOf(form: FormDocument): string {
  return createHash('sha256').update(canonicalJson(form)).digest('base64url')
}
