import { Injectable } from '@nestjs/common'
import type { ActorContext } from '#bus'
import type { DossierRef } from '#contracts'
import { Idempotent, type Repeatable } from '#platform'
import { FindDossiers } from './find-dossiers.js'

/** Replies to commands about a dossier, kept under their idempotency keys. */
@Injectable()
export class KeptReplies {
  constructor(
    private readonly idempotent: Idempotent,
    private readonly findDossiers: FindDossiers,
  ) {}

  /**
   * The reply that a command on this route with the same key had before, else that of `work`; see {@link Idempotent.once}. If
   * nothing else is said, a kept reply is told while the actor may read the dossier, and otherwise the work is tried again.
   */
  once<T extends object>(
    route: string,
    command: Pick<DossierRef, 'dossier' | 'idempotency'>,
    { actor }: ActorContext,
    { work, again = work, mayStillTell }: Pick<Repeatable<T>, 'work'> & Partial<Repeatable<T>>,
  ): Promise<T> {
    const about = { route, resultId: command.dossier }
    const readable = async () => Boolean(await this.findDossiers.readable(command.dossier, actor))
    return this.idempotent.once(about, actor, command, { work, again, mayStillTell: mayStillTell ?? readable })
  }
}
