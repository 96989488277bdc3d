import type { DossierAction, DossierStatus } from '#contracts'

/** Where an action may begin and where it may lead, in any procedure. */
export interface Places {
  from: readonly DossierStatus[]
  to: readonly DossierStatus[]
}

/**
 * What the system can do with a dossier; a procedure's graph chooses from it. What an end state is left for is only the
 * handing over of a result, and whoever waits for the applicant goes on by their supplement alone.
 */
export const places: Readonly<Record<DossierAction | 'submit', Places>> = {
  submit: { from: ['draft'], to: ['submitted'] },
  accept: { from: ['submitted'], to: ['accepted', 'inProgress'] },
  reject: { from: ['submitted'], to: ['rejected'] },
  start: { from: ['accepted'], to: ['inProgress'] },
  requestSupplement: { from: ['submitted', 'accepted', 'inProgress'], to: ['supplementRequested'] },
  supplement: { from: ['supplementRequested'], to: ['submitted', 'accepted', 'inProgress'] },
  complete: { from: ['accepted', 'inProgress'], to: ['completed', 'returned'] },
  returnResult: { from: ['completed'], to: ['returned'] },
  withdraw: { from: ['submitted', 'accepted', 'inProgress', 'supplementRequested'], to: ['withdrawn'] },
  stop: { from: ['accepted', 'inProgress', 'supplementRequested'], to: ['stopped'] },
}
