export const dossierStatuses = [
  'draft',
  'submitted',
  'accepted',
  'rejected',
  'inProgress',
  'supplementRequested',
  'paymentRequested',
  'withdrawn',
  'stopped',
  'completed',
  'returned',
] as const
export type DossierStatus = (typeof dossierStatuses)[number]

/** Where one procedure of a journey stands. */
export const partStatuses = ['waiting', 'inProgress', 'completed'] as const
export type PartStatus = (typeof partStatuses)[number]

export const dossierActions = [
  'accept',
  'reject',
  'start',
  'requestSupplement',
  'supplement',
  'complete',
  'returnResult',
  'withdraw',
  'stop',
] as const
export type DossierAction = (typeof dossierActions)[number]
