import { Injectable } from '@nestjs/common'
import type { Outage, RegistryId } from '#contracts'
import { Outages } from '#registry'
import type { OutageSwitch } from './outage-switch.js'

/** The outages of all registries a service hosts, each kept by its own switch. */
@Injectable()
export class SwitchedOutages extends Outages {
  private readonly switches = new Map<RegistryId, OutageSwitch>()

  add(registry: RegistryId, outage: OutageSwitch): void {
    this.switches.set(registry, outage)
  }

  async current(registry: RegistryId): Promise<Outage> {
    return (await this.switches.get(registry)?.current()) ?? { mode: 'ok' }
  }
}
