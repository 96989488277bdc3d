import type { Outage, RegistryId } from '#contracts'

/** Interferes with a registry's replies, as the demo's switches do. A registry without one is never interfered with. */
export abstract class Outages {
  /** The outage in force for a registry of this service. */
  abstract current(registry: RegistryId): Promise<Outage>
}
