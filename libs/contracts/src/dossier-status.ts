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
