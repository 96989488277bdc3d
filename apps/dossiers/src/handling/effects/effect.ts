import type { EntityManager } from 'typeorm'
import type { AskContext } from '#bus'
import type { ActCommand, Actor, FormDocument } from '#contracts'
import type { Dossier } from '../../dossier/dossier.entity.js'

/** A step that is being taken. */
export interface Step {
  body: ActCommand['body']
  form: FormDocument
  actor: Actor
  at: Date
}

/** What an action does within the transaction beside its transition. */
export interface Follow {
  /** Before the step is taken: what was learned is written down, or refused. */
  confirm?(dossier: Dossier): void
  /** After the status has changed. */
  follow?(tx: EntityManager, dossier: Dossier, step: Step): Promise<void>
}

/** What an action does beyond its transition; one for each action that does more. */
export interface Effect extends Follow {
  /**
   * What other services are asked before the transaction; called only for a step that is this actor's, of the version the
   * actor has seen, and possible now. What it returns takes the place of the effect's own part in the transaction.
   */
  lookAround?(dossier: Dossier, command: ActCommand, context: AskContext & { actor: Actor }): Promise<Follow>
}
