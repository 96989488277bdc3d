import type { Persona } from '#contracts'
import { personas, type PersonaStory } from '#sandbox'

/** The level of assurance of every persona: 2, identity proven in person (NĐ 69/2024). */
const assurance = 2

/** What the provider states of a persona beside the subject: in ID tokens, at userinfo and in access tokens. */
export interface PersonaClaims {
  [claim: string]: unknown
  name: string
  role: string
  permissions: readonly string[]
  loa: number
  person_id?: string
  birth_date?: string
  residence?: string
  authority?: string
}

/** The names of all claims of a persona. */
export const personaClaimNames = [
  ...['name', 'role', 'permissions', 'loa'],
  ...['person_id', 'birth_date', 'residence', 'authority'],
] as const

/** The persona of this id, which is also the subject of its tokens; never a personal id. */
export function findPersona(id: unknown): PersonaStory | undefined {
  return personas.find((persona) => persona.id === id)
}

/** What tokens state of a persona. A claim without a value is left out. */
export function claimsOf({
  name,
  role,
  permissions = [],
  personId,
  birthDate,
  residence,
  authority,
}: PersonaStory): PersonaClaims {
  const optional = { person_id: personId, birth_date: birthDate, residence, authority }
  const stated = Object.entries(optional).filter(([, value]) => value !== undefined)
  return { name, role, permissions, loa: assurance, ...Object.fromEntries(stated) }
}

/** The personas as the demo shows them, in their order. */
export function shownPersonas(): Persona[] {
  return personas.map(({ id, name, role, story, personId, authority }) => ({
    ...{ id, name, role, story },
    ...(personId === undefined ? {} : { personId }),
    ...(authority === undefined ? {} : { authority }),
  }))
}
