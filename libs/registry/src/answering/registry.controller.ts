import { Controller, type Type } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Answers, type AskContext } from '#bus'
import { Fault, Nothing, registries, RegistryQuestion, RegistryReply, Taken, type RegistryId } from '#contracts'
import { AnswerQuestion } from './answer-question.js'
import { FaultSwitch } from './fault-switch.js'

/** The controller that answers the questions of one registry. */
export function registryController(id: RegistryId): Type<object> {
  const contract = registries[id]

  @Controller()
  class RegistryController {
    constructor(
      private readonly answerQuestion: AnswerQuestion,
      private readonly faults: FaultSwitch,
    ) {}

    @Answers(contract.answer)
    answer(@Payload() question: RegistryQuestion, @Ctx() context: AskContext): Promise<RegistryReply> {
      return this.answerQuestion.execute(question, context)
    }

    @Answers(contract.setFault)
    async setFault(@Payload() fault: Fault): Promise<Taken> {
      await this.faults.set(fault)
      return { taken: true }
    }

    @Answers(contract.getFault)
    getFault(@Payload() _nothing: Nothing): Promise<Fault> {
      return this.faults.current()
    }
  }

  return RegistryController
}
