import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, withActor, type AskContext } from '#bus'
import { EnterFeeCommand, fees, type LocalFee } from '#contracts'
import { EnterFee } from './enter-fee.js'

/** What provinces charge. */
@Controller()
export class FeesController {
  constructor(private readonly enterFee: EnterFee) {}

  @Handles(fees.enter)
  enter(@Payload() command: EnterFeeCommand, @Ctx() context: AskContext): Promise<LocalFee> {
    return this.enterFee.execute(command, withActor(context).actor)
  }
}
