import { Controller } from '@nestjs/common'
import { Payload } from '@nestjs/microservices'
import { Handles } from '#bus'
import { clock, SimulateClock as History, type SimulatedDue } from '#contracts'
import { SimulateClock } from './simulate-clock.js'

/** The legal clock, asked about histories that did not happen. */
@Controller()
export class SimulationsController {
  constructor(private readonly simulateClock: SimulateClock) {}

  @Handles(clock.simulate)
  simulate(@Payload() history: History): SimulatedDue {
    return this.simulateClock.execute(history)
  }
}
