import type { Permission, Relation, Role } from '#contracts'
import type { Client } from '../system/client.js'
import { personaOf, type TestSystem } from '../system/system.js'

/** Somebody of one kind who tries every operation; without a role nobody is signed in. */
export interface Somebody {
  name: string
  role?: Role
  permissions: readonly Permission[]
  client: (system: TestSystem) => Client
  /** The citizen, where she is one. */
  personId?: string
  authority?: string
}

const office = 'H26.00637'
const otherOffice = 'H26.00004'

const citizen = (name: string, persona: string): Somebody => ({
  name,
  role: 'citizen',
  permissions: [],
  personId: personaOf(persona).personId,
  client: (system) => system.as(persona),
})

const inOffice = (name: string, role: Role, authority: string | undefined, ...permissions: Permission[]): Somebody => ({
  name,
  role,
  permissions,
  ...(authority === undefined ? {} : { authority }),
  client: (system) => system.as('official-dai-mo', { sub: name, role, authority, permissions }),
})

/** Every kind there is. */
export const everybody: readonly Somebody[] = [
  { name: 'nobody', permissions: [], client: (system) => system.with(undefined) },
  citizen('the applicant', 'lan'),
  citizen('the representative', 'minh'),
  citizen('another citizen', 'hoa'),
  inOffice('an official without a permission', 'official', office),
  ...(['reception', 'process', 'supervise', 'waive', 'sign'] as const).map((permission) =>
    inOffice(`an official for ${permission}`, 'official', office, permission),
  ),
  inOffice('an official of another office', 'official', otherOffice, 'reception', 'process', 'supervise', 'sign'),
  inOffice('the head of the province', 'head', 'H26', 'reception', 'process', 'supervise'),
  inOffice('the head of another province', 'head', 'H2', 'reception', 'process', 'supervise'),
  inOffice('the owning ministry', 'ministry', 'G10'),
  inOffice('another ministry', 'ministry', 'G03'),
  inOffice('a ministry without an authority', 'ministry', undefined),
  inOffice('an auditor', 'auditor', undefined),
  inOffice('an operator', 'operator', undefined),
  inOffice('a client', 'client', office),
]

/** How a dossier is made for the matrix, and what a representative's paper is there. */
export interface MadeDossier {
  name: string
  status: string
  channel: 'citizen' | 'counter'
  identity?: 'unverified'
  representation?: 'unverified' | 'verified' | 'refused' | 'over'
  /** The agency code of the office that is asked to take it over. */
  transferTo?: string
  /** The agency code of the office whose opinion is asked. */
  consulted?: string
}

/** Every status, every channel, every stage of a representation. */
export const dossiersMade: readonly MadeDossier[] = [
  { name: 'her draft', status: 'draft', channel: 'citizen' },
  { name: 'a draft of the counter', status: 'draft', channel: 'counter' },
  { name: 'a draft of the counter nobody matched', status: 'draft', channel: 'counter', identity: 'unverified' },
  ...(['unverified', 'verified', 'refused', 'over'] as const).map((representation) => ({
    ...{ name: `a draft for another, ${representation}`, status: 'draft', channel: 'citizen' as const, representation },
  })),
  ...[
    'submitted',
    'accepted',
    'inProgress',
    'supplementRequested',
    'completed',
    'returned',
    'rejected',
    'withdrawn',
    'stopped',
  ].map((status) => ({ name: `one that is ${status}`, status, channel: 'citizen' as const })),
  { name: 'one that is being passed on', status: 'inProgress', channel: 'citizen', transferTo: otherOffice },
  ...['inProgress', 'completed'].map((status) => ({
    ...{ name: `one on which another office is asked, ${status}`, status, channel: 'citizen' as const },
    consulted: otherOffice,
  })),
]

/** What somebody is to a dossier: written down here a second time, so that the rule is held against something. */
export function relationsHere(who: Somebody, made: MadeDossier): Relation[] {
  const { representation } = made
  if (who.name === 'the applicant') return made.identity === 'unverified' ? [] : ['applicant']
  if (who.name === 'the representative')
    return representation === 'unverified' || representation === 'verified' ? ['representative'] : []
  const isOfOffice = who.authority === office && who.role === 'official'
  if (made.transferTo !== undefined && who.authority === made.transferTo) return ['askedOffice']
  if (made.consulted !== undefined && who.authority === made.consulted) return ['consultedOffice']
  if (!isOfOffice && who.name !== 'the head of the province') return []
  if (made.status !== 'draft' || made.channel === 'counter') return ['office']
  return representation === 'unverified' ? ['decidingOffice'] : []
}

/** The office that receives every dossier of the matrix. */
export const receivingOffice = office
