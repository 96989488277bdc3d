import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, withActor, type AskContext } from '#bus'
import { ListEntries, personAccesses } from '#contracts'
import { Catalogue } from '#platform'
import { accessView } from './access-view.js'
import { PersonAccesses, type AccessRows } from './person-accesses.js'

/** Who dealt with a person's data at the counter. */
@Controller()
export class PersonAccessesController {
  constructor(
    private readonly accesses: PersonAccesses,
    private readonly catalogue: Catalogue,
  ) {}

  @Handles(personAccesses.mine)
  async mine(@Payload() query: ListEntries, @Ctx() context: AskContext) {
    return this.named(await this.accesses.ofPerson(query, withActor(context).actor))
  }

  @Handles(personAccesses.ofAuthority)
  async ofAuthority(@Payload() query: ListEntries, @Ctx() context: AskContext) {
    return this.named(await this.accesses.ofAuthority(query, withActor(context).actor))
  }

  private named({ items, nextCursor }: AccessRows) {
    return { items: items.map((row) => accessView(row, this.catalogue)), nextCursor }
  }
}
