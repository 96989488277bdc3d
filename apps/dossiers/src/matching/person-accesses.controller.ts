import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Answers, withActor, type AskContext } from '#bus'
import { ListEntries, personAccesses } from '#contracts'
import { PersonAccesses } from './person-accesses.js'

/** Who dealt with a person's data at the counter. */
@Controller()
export class PersonAccessesController {
  constructor(private readonly accesses: PersonAccesses) {}

  @Answers(personAccesses.mine)
  mine(@Payload() query: ListEntries, @Ctx() context: AskContext) {
    return this.accesses.ofPerson(query, withActor(context).actor)
  }

  @Answers(personAccesses.ofAuthority)
  ofAuthority(@Payload() query: ListEntries, @Ctx() context: AskContext) {
    return this.accesses.ofAuthority(query, withActor(context).actor)
  }
}
