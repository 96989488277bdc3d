import { ask, orNull, query, send } from './client'
import type { Me, OutageMode, Page, Persona, RegistryOutage } from './types'

/** Who is signed in; null when nobody is. */
export const getMe = () => orNull(ask<Me>('/v1/me'), 401, 403)

/** Ends the session. */
export const signOut = () => send('/auth/logout', { method: 'POST' })

/** The address that signs in and comes back to `returnTo`. */
export const signInAddress = (returnTo: string, persona?: string) => `/auth/login${query({ persona, returnTo })}`

/** The people of the sandbox; null outside a sandbox. */
export const findPersonas = async () => (await orNull(ask<Page<Persona>>('/demo/personas'), 404, 403))?.items ?? null

/** How each registry of the sandbox behaves, as the gateway tells it. */
export const getFaults = async () => (await ask<{ items: RegistryOutage[] }>('/demo/faults')).items

/** Makes a registry of the sandbox behave so, from the next question on. */
export const setFault = (registry: RegistryOutage['registry'], mode: OutageMode) =>
  send('/demo/faults', { method: 'PUT', body: { registry, mode } })
