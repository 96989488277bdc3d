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

/** What a dossier's history tells of. */
export const dossierEvents = [
  ...['opened', 'prefilled', 'correctionOpened', 'answersChanged', 'submitted'],
  ...['accepted', 'rejected', 'started', 'supplementRequested', 'supplemented'],
  ...['partCompleted', 'completed', 'resultReturned', 'withdrawn', 'stopped', 'dueMoved'],
  ...['subjectsNamed', 'consentRequested', 'consentGiven', 'consentRefused', 'consentTakenBack'],
  ...['outcomeApplied', 'outcomeRefused'],
  ...['representationAccepted', 'representationRefused'],
  ...['attached', 'attachmentRemoved', 'paperShown', 'keptPaperTaken'],
] as const
export type DossierEventName = (typeof dossierEvents)[number]

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
