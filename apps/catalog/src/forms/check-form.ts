import { Injectable } from '@nestjs/common'
import type { CheckedForm, CheckForm as CheckFormRequest } from '#contracts'
import { compileForm, readDocument, withProcess } from '#forms'
import { Certifier } from './certifier.js'
import { FindSurroundings } from './find-surroundings.js'

/**
 * Compiles a form document; without an error or a doubt that waits for a second person, the answer
 * carries the certificate it would be published with.
 */
@Injectable()
export class CheckForm {
  constructor(
    private readonly surroundings: FindSurroundings,
    private readonly certifier: Certifier,
  ) {}

  async execute({ form, territory }: CheckFormRequest): Promise<CheckedForm> {
    const around = await this.surroundings.execute(territory)
    const findings = compileForm(form as Record<string, unknown>, around)
    if (findings.some(({ severity, rule }) => severity === 'error' || rule === 'ONCE013')) return { findings }
    return {
      findings,
      certificate: this.certifier.certify(withProcess(readDocument(form as Record<string, unknown>).form)),
    }
  }
}
