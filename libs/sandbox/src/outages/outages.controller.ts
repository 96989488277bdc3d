import { Controller, type Type } from '@nestjs/common'
import { Payload } from '@nestjs/microservices'
import { Handles } from '#bus'
import { Nothing, Outage, outages, Taken, type OwnRegistry } from '#contracts'
import { OutageSwitch } from './outage-switch.js'
import { SwitchedOutages } from './switched-outages.js'

/** The controller that switches the outages of one registry. */
export function outagesController(id: OwnRegistry): Type<object> {
  const contract = outages[id]

  @Controller()
  class OutagesController {
    constructor(
      private readonly outage: OutageSwitch,
      all: SwitchedOutages,
    ) {
      all.add(id, outage)
    }

    @Handles(contract.set)
    async set(@Payload() outage: Outage): Promise<Taken> {
      await this.outage.set(outage)
      return { taken: true }
    }

    @Handles(contract.get)
    get(@Payload() _nothing: Nothing): Promise<Outage> {
      return this.outage.current()
    }
  }

  return OutagesController
}
