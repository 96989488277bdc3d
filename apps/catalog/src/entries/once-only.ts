import { Injectable } from '@nestjs/common'
import { v7 as uuidv7 } from 'uuid'
import { withActor, type AskContext } from '#bus'
import { Idempotent, type Keyed } from '#platform'

/**
 * Carries a command to the catalogue out once for each idempotency key of its caller. The key is kept with the answer, not
 * in the change's own transaction: where the process ends between the two, the retry gets the refusal of what stands
 * already.
 */
@Injectable()
export class OnceOnly {
  constructor(private readonly idempotent: Idempotent) {}

  run<T extends object>(route: string, command: Keyed, context: AskContext, work: () => Promise<T>): Promise<T> {
    const about = { route, resultId: uuidv7() }
    const mayStillTell = () => Promise.resolve(true) // what the catalogue states is public
    return this.idempotent.once(about, withActor(context).actor, command, { work, again: work, mayStillTell })
  }
}
