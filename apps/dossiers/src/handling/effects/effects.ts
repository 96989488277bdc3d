import { Injectable } from '@nestjs/common'
import type { DossierAction, DossierStatus } from '#contracts'
import { Catalogue } from '#platform'
import type { Change } from '../../dossier/change.js'
import { procedureNotFound } from '../../dossier/dossier.errors.js'
import { clockStops, isOpen, processOf } from '../../lifecycle/actions.rules.js'
import { DossierClock } from '../../lifecycle/dossier-clock.js'
import { AcceptEffect } from './accept.effect.js'
import { CompleteEffect } from './complete.effect.js'
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
    complete: CompleteEffect,
    private readonly catalogue: Catalogue,
    private readonly clock: DossierClock,
  ) {
    this.byAction = { accept, requestSupplement, supplement, complete }
  }

  of(action: DossierAction): Effect {
    return this.byAction[action] ?? {}
  }

  /**
   * Moves the due date of a dossier whose clock runs again after a step from this status: to that after all pauses of its
   * history, where the step is recorded by now.
   */
  async clockFollows({ tx, dossier, form }: Change, before: DossierStatus): Promise<void> {
    const process = processOf(form)
    if (!clockStops(process, before) || !isOpen(dossier.status) || clockStops(process, dossier.status)) return
    const procedure = this.catalogue.get('procedure', dossier.procedure)
    if (!procedure) throw procedureNotFound()
    dossier.dueAt = (await this.clock.due(tx, dossier, procedure, process)) ?? dossier.dueAt
  }
}
