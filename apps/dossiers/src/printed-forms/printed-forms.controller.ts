import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, withActor, type AskContext } from '#bus'
import { PrintCommand, printedForms, PrintForOfficeCommand, results, VerificationRef } from '#contracts'
import { FindResults } from '../results/find-results.js'
import { verificationNotFound } from '../results/result.errors.js'
import { FindPrinted } from './find-printed.js'
import { PrintForm } from './print-form.js'

/** Papers printed of dossiers, and the check of every paper with a code. */
@Controller()
export class PrintedFormsController {
  constructor(
    private readonly printForm: PrintForm,
    private readonly findPrinted: FindPrinted,
    private readonly findResults: FindResults,
  ) {}

  @Handles(printedForms.print)
  print(@Payload() command: PrintCommand, @Ctx() context: AskContext) {
    return this.printForm.execute(command, withActor(context).actor)
  }

  @Handles(printedForms.printForOffice)
  printForOffice(@Payload() command: PrintForOfficeCommand, @Ctx() context: AskContext) {
    return this.printForm.execute(command, withActor(context).actor)
  }

  /** Throws `verification_not_found` where no paper has this code. */
  @Handles(results.verify)
  async verify(@Payload() { token }: VerificationRef) {
    const paper = (await this.findResults.verify(token)) ?? (await this.findPrinted.verify(token))
    if (!paper) throw verificationNotFound()
    return paper
  }
}
