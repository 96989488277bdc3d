import type { FaultMode } from '../api/types'
import { registries, type RegistryId } from '../language/words/registries'

/** The ways a registry of the sandbox can behave. */
export const faultModes = ['ok', 'down', 'slow', 'empty', 'wrongSignature'] as const satisfies FaultMode[]

const isMode = (mode: unknown): mode is FaultMode => faultModes.includes(mode as FaultMode)

/** Reads the state of the switches, told as a list, as `items`, or as an object by registry; what is untold is `ok`. */
export function readFaults(told: unknown): Record<RegistryId, FaultMode> {
  const modes = Object.fromEntries(registries.map((id) => [id, 'ok'])) as Record<RegistryId, FaultMode>
  const body = (told ?? {}) as Record<string, unknown>
  const list = Array.isArray(told) ? told : Array.isArray(body.items) ? body.items : null
  const pairs: [unknown, unknown][] = list
    ? list.map((item: { registry?: unknown; mode?: unknown }) => [item.registry, item.mode])
    : Object.entries(body).map(([name, value]) => [
        name,
        typeof value === 'object' && value !== null && 'mode' in value ? value.mode : value,
      ])
  for (const [registry, mode] of pairs) {
    if (registries.includes(registry as RegistryId) && isMode(mode)) modes[registry as RegistryId] = mode
  }
  return modes
}

/** The registry that keeps a concept, by the concept's first word; undefined for one the sandbox does not know. */
export function registryOfConcept(concept: string | undefined): RegistryId | undefined {
  const first = concept?.split('.')[0] ?? ''
  if (['person', 'household', 'family', 'residence'].includes(first)) return 'population'
  if (first === 'civilStatus') return 'civil-status'
  if (['land', 'parcel', 'house', 'housing'].includes(first)) return 'land'
  if (['tax', 'income', 'business'].includes(first)) return 'tax'
  return undefined
}
