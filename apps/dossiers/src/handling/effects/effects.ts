import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import type { DossierAction, FormProcess } from '#contracts'
import { Catalogue } from '#platform'
import type { Dossier } from '../../dossier/dossier.entity.js'
import { procedureNotFound } from '../../dossier/dossier.errors.js'
import { DossierClock } from '../../lifecycle/dossier-clock.js'
import { AcceptEffect } from './accept.effect.js'
import type { Effect } from './effect.js'
import { RequestSupplementEffect } from './request-supplement.effect.js'
import { SupplementEffect } from './supplement.effect.js'

/** The effect of each action, and that of a clock which runs again. */
@Injectable()
export class Effects {
  private readonly byAction: Partial<Record<DossierAction, Effect>>

  constructor(
    accept: AcceptEffect,
    requestSupplement: RequestSupplementEffect,
    supplement: SupplementEffect,
    private readonly catalogue: Catalogue,
    private readonly clock: DossierClock,
  ) {
    this.byAction = { accept, requestSupplement, supplement }
  }

  of(action: DossierAction): Effect {
    return this.byAction[action] ?? {}
  }

  /** The due date after all pauses of the history; null where nothing was received yet. */
  async dueAfterPauses(tx: EntityManager, dossier: Dossier, process: FormProcess): Promise<Date | null> {
    const procedure = this.catalogue.get('procedure', dossier.procedure)
    if (!procedure) throw procedureNotFound()
    return (await this.clock.due(tx, dossier, procedure, process)) ?? dossier.dueAt
  }
}
