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
  ...['assigned'],
  ...['factChanged', 'changeSeen'],
  ...['factCorrected', 'factConfirmed', 'correctionRejected'],
  ...['transferRequested', 'transferred', 'transferRefused', 'transferTakenBack'],
  ...['opinionRequested', 'opinionGiven', 'opinionsEnded', 'opinionPassedOn'],
] as const
export type DossierEventName = (typeof dossierEvents)[number]

/** What only the office reads of a dossier's history: how it shares its work. */
export const officeEvents = ['assigned'] as const satisfies readonly DossierEventName[]

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

/** What an office does with a dossier beside the steps of its procedure. */
export const officeActions = ['assign', 'transfer', 'requestOpinion', 'giveOpinion'] as const
export type OfficeAction = (typeof officeActions)[number]

/** Everything that is done to a submitted dossier. */
export const handlingActions = [...dossierActions, ...officeActions] as const
export type HandlingAction = (typeof handlingActions)[number]
