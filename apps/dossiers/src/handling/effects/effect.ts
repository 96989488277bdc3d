import type { ActorContext } from '#bus'
import type { ActCommand } from '#contracts'
import type { Change } from '../../dossier/change.js'
import type { Dossier } from '../../dossier/dossier.entity.js'
import type { Happened } from '../../dossier/history.js'

/** What an action does within the transaction beside its transition. */
export interface Follow {
  /** Before the step is taken: what was learned is written down, or refused. */
  confirm?(dossier: Dossier): void
  /** After the status has changed; returns what else the history keeps of the step. */
  follow?(change: Change, body: ActCommand['body']): Promise<Omit<Happened, 'event'> | void>
}

/** What an action does beyond its transition; one for each action that does more. */
export interface Effect extends Follow {
  /**
   * What other services are asked before the transaction; called only for a step that is this actor's, of the version the
   * actor has seen, and possible now. What it returns takes the place of the effect's own part in the transaction.
   */
  lookAround?(dossier: Dossier, command: ActCommand, asked: ActorContext): Promise<Follow>
}
