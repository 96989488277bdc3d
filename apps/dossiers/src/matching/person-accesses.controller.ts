import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, withActor, type AskContext } from '#bus'
import { ListEntries, personAccesses } from '#contracts'
import { PersonAccesses } from './person-accesses.js'

/** Who dealt with a person's data at the counter. */
@Controller()
export class PersonAccessesController {
  constructor(private readonly accesses: PersonAccesses) {}

  @Handles(personAccesses.mine)
  mine(@Payload() query: ListEntries, @Ctx() context: AskContext) {
    return this.accesses.ofPerson(query, withActor(context).actor)
  }

  @Handles(personAccesses.ofAuthority)
  ofAuthority(@Payload() query: ListEntries, @Ctx() context: AskContext) {
    return this.accesses.ofAuthority(query, withActor(context).actor)
  }
}
