import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, withActor, type AskContext } from '#bus'
import {
  clock,
  dossiers,
  SimulateClock as History,
  SimulateDueCommand,
  type DueView,
  type SimulatedDue,
} from '#contracts'
import { SimulateClock } from './simulate-clock.js'
import { SimulateDue } from './simulate-due.js'

/** The legal clock, asked about histories that did not happen. */
@Controller()
export class SimulationsController {
  constructor(
    private readonly simulateClock: SimulateClock,
    private readonly simulateDue: SimulateDue,
  ) {}

  @Handles(clock.simulate)
  simulate(@Payload() history: History): SimulatedDue {
    return this.simulateClock.execute(history)
  }

  @Handles(dossiers.simulateDue)
  due(@Payload() command: SimulateDueCommand, @Ctx() context: AskContext): Promise<DueView> {
    return this.simulateDue.execute(command, withActor(context).actor)
  }
}
