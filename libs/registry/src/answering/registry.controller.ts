import { Controller, type Type } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, type AskContext } from '#bus'
import { registryContract, RegistryQuestion, RegistryReply, type RegistryId } from '#contracts'
import { AnswerQuestion } from './answer-question.js'

/** The controller that answers the questions of one registry. */
export function registryController(id: RegistryId): Type<object> {
  const contract = registryContract(id)

  @Controller()
  class RegistryController {
    constructor(private readonly answerQuestion: AnswerQuestion) {}

    @Handles(contract.answer)
    answer(@Payload() question: RegistryQuestion, @Ctx() context: AskContext): Promise<RegistryReply> {
      return this.answerQuestion.execute(question, context)
    }
  }

  return RegistryController
}
