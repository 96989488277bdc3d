import { peopleOfDossier, type Access, type Allowance } from '../messages/access.js'
import type { Permission } from '../messages/actor.js'
import type { DossierStatus, HandlingAction } from '../messages/status.js'

/** Whoever works at an office: an official, or the head. */
export const officials = ['official', 'head'] as const

/** Whatever an official does with dossiers, one of these permissions comes with it; reading needs any of them. */
const working = ['reception', 'process', 'supervise', 'sign'] as const satisfies readonly Permission[]

/** While what was typed can change and facts are looked up. */
export const editableStates = ['draft', 'supplementRequested'] as const satisfies readonly DossierStatus[]

/** While an office works on a dossier. */
export const handledStates = [
  'submitted',
  'accepted',
  'inProgress',
  'supplementRequested',
  'paymentRequested',
] as const satisfies readonly DossierStatus[]

/** While anything can still happen to a dossier. */
export const openStates = ['draft', ...handledStates] as const satisfies readonly DossierStatus[]

/** The citizen a dossier belongs to, or who acts for them. */
const herself = (states?: readonly DossierStatus[]): Allowance => ({
  roles: ['citizen'],
  relations: ['applicant', 'representative'],
  ...(states ? { states } : {}),
})

/** Officials of the office that received or handles a dossier. */
const office = (permissions: readonly Permission[], states?: readonly DossierStatus[]): Allowance => ({
  roles: officials,
  permissions,
  relations: ['office'],
  ...(states ? { states } : {}),
})

/** Officials of an office that a dossier waits for. */
const asked: Allowance = { roles: officials, permissions: working, relations: ['askedOffice'], states: handledStates }

/** Officials of an office whose opinion is asked; of the dossier they read what was shared with them, and nothing else. */
const consulted: Allowance = { ...asked, relations: ['consultedOffice'] }

/** Officials who have to look at the paper by which a citizen acts for the applicant of a draft. */
const deciding: Allowance = { roles: officials, permissions: ['reception'], relations: ['decidingOffice'] }

/** Who may do what with dossiers. */
export const dossierAccess = {
  open: {
    from: ['gateway'],
    who: [{ roles: ['citizen'] }, { roles: officials, permissions: ['reception'], ownAuthority: ['/receivedBy'] }],
    dossier: '/id',
    handsOn: ['exchange'],
  },
  list: { from: ['gateway'], who: [{ roles: ['citizen'] }, { roles: officials, permissions: working }] },
  read: peopleOfDossier(herself(), office(working), asked, deciding),
  readFile: peopleOfDossier(herself(), office(working), asked, consulted, deciding),
  fill: peopleOfDossier(herself(editableStates), office(['reception'], editableStates)),
  prefill: {
    ...peopleOfDossier(herself(editableStates), office(['reception'], editableStates)),
    handsOn: ['exchange'],
  },
  print: peopleOfDossier(herself(), office(working)),
  printForOffice: peopleOfDossier(office(working)),
  attach: peopleOfDossier(herself(editableStates), office(['reception', 'process'], openStates)),
  takeKept: peopleOfDossier(herself(editableStates)),
  note: peopleOfDossier(office(working)),
  /** Of every inquiry, also one that has ended: the question stays, what was shared does not. */
  askedOpinions: { from: ['gateway'], who: [{ roles: officials, permissions: working }] },
  askedOpinion: {
    from: ['gateway'],
    who: [{ roles: officials, permissions: working, relations: ['consultedOffice'] }],
  },
  colleagues: {
    from: ['gateway'],
    who: [{ roles: officials, permissions: working, ownAuthority: ['/authority'] }],
  },
  show: peopleOfDossier(office(['reception', 'process'], openStates)),
  seeFacts: peopleOfDossier(office(['process', 'sign'], openStates)),
  correct: peopleOfDossier(herself(openStates), office(['reception', 'process'], openStates)),
  decideRepresentation: peopleOfDossier(deciding, office(['reception'], openStates)),
  requestConsent: peopleOfDossier(herself(openStates), office(['reception'], openStates)),
  submit: peopleOfDossier(herself(), { ...office(['reception']), ownAuthority: ['/body/receivedBy'] }),
  remove: peopleOfDossier(herself(['draft']), office(['reception'], ['draft'])),
  act: { ...peopleOfDossier(herself(), office(working), asked, consulted), handsOn: ['exchange'] },
} as const satisfies Record<string, Access>

/**
 * Who may take an action; where a step is possible and where it leads is in the procedure's graph. Whoever works at the
 * office takes a dossier over that nobody has, or gives their own back; to give it to others needs `supervise`. Whoever
 * receives or handles dossiers passes them on; `accept` and `reject` of the office a dossier is passed to answer that.
 * Whoever processes a dossier asks other offices for their opinion; who processes or signs there gives it.
 */
export const actionAccess = {
  accept: { by: 'official', permission: 'reception' },
  reject: { by: 'official', permission: 'reception' },
  start: { by: 'official', permission: 'process' },
  requestSupplement: { by: 'official', permission: 'process' },
  supplement: { by: 'either', permission: 'reception' },
  complete: { by: 'official', permission: 'sign' },
  returnResult: { by: 'official', permission: 'reception' },
  withdraw: { by: 'citizen' },
  stop: { by: 'official', permission: 'process' },
  assign: { by: 'official' },
  transfer: { by: 'official', permission: ['reception', 'process'] },
  requestOpinion: { by: 'official', permission: 'process' },
  giveOpinion: { by: 'official', permission: ['process', 'sign'] },
} as const satisfies Record<HandlingAction, ActionAccess>

/** Whose an action is; an official needs the permission, or one of several. */
export interface ActionAccess {
  by: 'citizen' | 'official' | 'either'
  permission?: Permission | readonly Permission[]
}
