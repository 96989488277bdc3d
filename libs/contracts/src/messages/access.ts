import type { ServiceName } from '../services.js'
import type { Permission, Role } from './actor.js'
import type { DossierStatus } from './status.js'

/** What somebody can be to the thing an operation is about; an operation without one is open to the whole role. */
export const relations = [
  /** The dossier is about the actor, whose identity is verified. */
  'applicant',
  /** Acts for the applicant: the right to is neither refused nor over. */
  'representative',
  /** The dossier was received, or is handled, by the actor's authority, or for a head by one below it. */
  'office',
  /** The dossier waits for the actor's authority, or for a head one below it, to take it over. */
  'askedOffice',
  /** The actor's authority, or for a head one below it, is or was asked for its opinion. */
  'consultedOffice',
  /** A citizen's draft waits for this office to look at the paper by which they act for the applicant. */
  'decidingOffice',
  /** The actor's authority is a ministry of the catalogue. */
  'ministry',
  /** The actor's authority is in the catalogue. */
  'authority',
  /** The actor's ministry owns the registry, or the data an agreement is about. */
  'owner',
  /** The actor's ministry is responsible for the procedure. */
  'responsible',
  /** The actor's authority is the people's committee of the province itself. */
  'province',
  /** The actor's authority is the ministry in charge of labour, which announces days off. */
  'labour',
  /** The request for consent is addressed to the actor. */
  'addressee',
  /** The request about personal data is the actor's own. */
  'requester',
  /** The request about personal data is addressed to the actor's authority, or for a head to one below it. */
  'controller',
] as const
export type Relation = (typeof relations)[number]

/** One kind of people who may do something. */
export interface Allowance {
  roles: readonly Role[]
  /** One of these is needed; where none is named, everybody of these roles may. */
  permissions?: readonly Permission[]
  /** One of these must hold. */
  relations?: readonly Relation[]
  /** The statuses of the dossier in which it is possible; all where none is named. */
  states?: readonly DossierStatus[]
  /** Fields of the request (JSON Pointers) that may only name the actor's own authority, or for a head one below it. */
  ownAuthority?: readonly string[]
}

/** By whom an operation may be called. It is checked before the handler, on every transport. */
export interface Access {
  /** The services that may ask. */
  from: readonly ServiceName[]
  /** `anyone`: also without a sign-in. `service`: no person asks. Otherwise one of the allowances must fit. */
  who: 'anyone' | 'service' | readonly Allowance[]
  /** The field of the request (JSON Pointer) with the dossier; the actor's token must have been issued for it. */
  dossier?: string
  /** Services the asked one asks in the same person's name: the token is meant for them too. */
  handsOn?: readonly ServiceName[]
}

/** Everyone, also without a sign-in, through the public door. */
export const anyone: Access = { from: ['gateway'], who: 'anyone' }

/** These services, on nobody's behalf. */
export function services(...from: ServiceName[]): Access {
  return { from, who: 'service' }
}

/** These people, through the public door. */
export function people(...who: Allowance[]): Access {
  return { from: ['gateway'], who }
}

/** These people, about the dossier that the field `/dossier` of the request names. */
export function peopleOfDossier(...who: Allowance[]): Access {
  return { from: ['gateway'], who, dossier: '/dossier' }
}

/** The permissions a role can carry; others in a token count for nothing. */
export const permissionsOfRole: Record<Role, readonly Permission[]> = {
  citizen: [],
  official: ['reception', 'process', 'supervise', 'waive', 'sign'],
  head: ['reception', 'process', 'supervise', 'waive', 'sign'],
  ministry: [],
  auditor: [],
  operator: [],
  client: [],
}

/** Roles that act for an authority and do nothing without one. */
export const rolesOfAuthorities: readonly Role[] = ['official', 'head', 'ministry', 'client']
